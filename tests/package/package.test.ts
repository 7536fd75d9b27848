import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const dist = (file: string): string => join(root, 'dist', file)
const isBuilt = ['index.js', 'logic.js', 'node/index.js', 'node/cli.js', 'packs/notice-2022-48.js'].every((file) => existsSync(dist(file)))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Bytes, minified and compressed, that what an application imports may not pass. */
const CORE_BUDGET = 35_000
const WITH_NOTICE_BUDGET = 73_500
const WHOLE_BUDGET = 43_500

/** An entry and every file of the package that it imports. */
function filesOf(entry: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(entry)) return found
  found.add(entry)
  for (const [, , path] of readFileSync(entry, 'utf8').matchAll(/(from|import)\s*\(?["'](\.[^"']+)["']/g))
    filesOf(resolve(dirname(entry), path as string), found)
  return found
}

const packIds = readdirSync(join(root, 'rules'), { withFileTypes: true }).flatMap((entry) =>
  existsSync(join(root, 'rules', entry.name, 'releases')) ? [entry.name] : [],
)

if (!isBuilt) console.warn('\n*** dist is not built: the tests of the package are skipped. Run "npm run build" first. ***\n')

describe.skipIf(!isBuilt)('the built package (skipped where "npm run build" has not run)', () => {
  test('exports what it says, and no more', async () => {
    const names = async (entry: string): Promise<readonly string[]> => Object.keys(await import(dist(entry))).sort()
    expect({
      index: await names('index.js'),
      logic: await names('logic.js'),
      report: await names('report.js'),
      rows: await names('rows.js'),
      node: await names('node/index.js'),
    }).toMatchInlineSnapshot(`
      {
        "index": [
          "WanzhengError",
          "applyOverlay",
          "createEngine",
          "describe",
          "digest",
          "isOverlay",
          "isWanzhengError",
          "loadPack",
          "loadWaivers",
          "verify",
        ],
        "logic": [
          "WanzhengError",
          "compileLogic",
          "compileLogicBatch",
          "isWanzhengError",
        ],
        "node": [
          "WanzhengError",
          "assessSource",
          "bundledPacks",
          "importFiles",
          "importParts",
          "isWanzhengError",
          "openSource",
          "readBundled",
          "readTables",
        ],
        "report": [
          "bookSheets",
          "gapSheet",
          "halfYear",
          "halfYearSheets",
          "htmlReport",
          "indicatorCounts",
          "measureFirst",
          "placesOf",
          "planProgress",
          "planSheets",
          "sheetCsv",
          "sheetMarkdown",
          "sheetsHtml",
        ],
        "rows": [
          "datasetOfRows",
          "describeImport",
          "readMapping",
          "tablesOfDataset",
        ],
      }
    `)
  })

  test('every target of the exports map is there', () => {
    const targets = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry as object)))
    const files = [...targets, ...Object.values(manifest.bin)].filter((target) => !String(target).includes('*'))
    expect(files.filter((file) => !existsSync(join(root, String(file))))).toEqual([])
  })

  test('an error thrown by one entry is known to the other', async () => {
    const { isWanzhengError, WanzhengError } = await import(dist('index.js'))
    const { compileLogic } = await import(dist('logic.js'))
    const caught = (): unknown => {
      try {
        return compileLogic({ nonsense: [] })
      } catch (error) {
        return error
      }
    }
    expect(isWanzhengError(caught())).toBe(true)
    expect(caught()).toBeInstanceOf(WanzhengError)
  })

  test('the core neither runs text as code nor imports Node', () => {
    const core = [...filesOf(dist('index.js')), ...filesOf(dist('logic.js')), ...filesOf(dist('report.js')), ...filesOf(dist('rows.js'))]
    const suspect = core.filter((file) => /\beval\(|new Function\b|["']node:/.test(readFileSync(file, 'utf8')))
    expect(suspect.map((file) => relative(root, file))).toEqual([])
  })

  test('the core needs no other package', () => {
    const core = [...filesOf(dist('index.js')), ...filesOf(dist('logic.js')), ...filesOf(dist('released.js'))]
    const foreign = core.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) [^'";]*?from ["']([^."'][^"']*)/gm)])
    expect(foreign.map(([, name]) => name)).toEqual([])
  })

  test('the core works where code generation is forbidden', () => {
    const script = `
      import { createEngine } from ${JSON.stringify(dist('index.js'))}
      import { compileLogic } from ${JSON.stringify(dist('logic.js'))}
      import notice from ${JSON.stringify(dist('packs/notice-2022-48.js'))}
      const unit = { id: '1', level: 'community', households: 1030, facilities: [{ type: 'community-service', floorArea: 309 }], surveyedFacilities: 'all' }
      const { units } = createEngine([notice], { asOf: '2023-06-30' }).assess({ id: 'd', units: [unit] })
      const area = units[0].outcomes.find((outcome) => outcome.rule.endsWith('service-area-per-100-households'))
      console.log(JSON.stringify([area.status, area.value, compileLogic({ '<': [{ var: 'x' }, 1] })({})]))`
    const printed = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(JSON.parse(printed)).toEqual(['pass', 30, null])
  })

  test.each([
    ['what scores', "export { createEngine, loadPack, digest } from './index.js'", CORE_BUDGET],
    [
      'what scores, with the pack of the notice',
      "export { createEngine } from './index.js'; export { default } from './packs/notice-2022-48.js'",
      WITH_NOTICE_BUDGET,
    ],
    ['everything of the main entry, overlays and verify too', "export * from './index.js'", WHOLE_BUDGET],
  ])('%s stays within its budget', async (_, contents, budget) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(root, 'dist') },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      logLevel: 'error',
      write: false,
    })
    expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(budget)
  })

  test.each(packIds)('the module of %s is its newest release: frozen, equal, checked once, with its worked cases', async (id) => {
    const { loadPack } = await import(dist('index.js'))
    const { default: pack } = await import(dist(`packs/${id}.js`))
    const release = JSON.parse(readFileSync(dist(`packs/${id}@${pack.version}.json`), 'utf8'))
    expect(pack).toEqual(release)
    expect(JSON.parse(JSON.stringify(pack))).toEqual(release)
    expect(loadPack(pack)).toBe(pack)
    expect(loadPack(release)).toEqual(pack)
    for (const part of [pack, pack.rules, pack.rules[0].title, pack.cases, Object.values(pack.cases)[0]])
      expect(Object.isFrozen(part)).toBe(true)
  })

  test('version, name and schemas agree with the manifest', async () => {
    const { createEngine } = await import(dist('index.js'))
    const { default: notice } = await import(dist('packs/notice-2022-48.js'))
    expect(createEngine([notice], { asOf: '2023-06-30' }).assess({ id: 'd', units: [] }).engine.version).toBe(manifest.version)
    for (const name of ['assessment', 'dataset', 'pack'])
      expect(JSON.parse(readFileSync(dist(`schemas/${name}.schema.json`), 'utf8'))).toHaveProperty('$schema')
  })
})
