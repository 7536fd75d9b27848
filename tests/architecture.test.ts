import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
  .map((file) => ({ ...file, code: file.text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm, '') }))

/** The stages in the order in which data pass them; a folder counts as its stage. */
const stages = ['load', 'validate', 'compile', 'evaluate', 'score', 'explain', 'report', 'verify']

/** Each third-party package, and the only files that may import it. */
const owners: Readonly<Record<string, RegExp>> = {
  'fraction.js': /^rational[.]ts$/,
  '@noble/hashes': /^(digest|merkle)[.]ts$/,
  'fastest-levenshtein': /^nearest[.]ts$/,
  typebox: /^schema\/[a-z-]+[.]ts$/,
  'fast-string-width': /^(node|report)\/([a-z-]+\/)*width[.]ts$/,
  'json-logic-js': /^reference\/reference[.]ts$/,
  hucre: /^node\/spreadsheet\/(read|write)[.]ts$/,
  'csv-parse': /^node\/csv[.]ts$/,
  fflate: /^node\/zip[.]ts$/,
  echarts: /^report\/html\/chart[.]ts$/,
  rollup: /^node\/build\/chunks[.]ts$/,
  // The data of rules/.
  '..': /^rows\/vocabulary[.]ts$/,
}

const imports = files.flatMap(({ name, code }) =>
  [...code.matchAll(/(?:^|\n)(?:import|export)[^'"]*?from '([^']+)'|import\('([^']+)'\)|(?:^|\n)import '([^']+)'/g)].map((match) => {
    const what = (match[1] ?? match[2] ?? match[3]) as string
    return { by: name, what: what.startsWith('.') ? relative(root, resolve(root, dirname(name), what)).replace(/[.]js$/, '.ts') : what }
  }),
)

const packageOf = (what: string): string => what.split('/', what.startsWith('@') ? 2 : 1).join('/')
const stageOf = (file: string): number => stages.indexOf(file.split(/[/.]/)[0] ?? '')
const broken = (isWrong: (one: (typeof imports)[number]) => boolean): readonly string[] =>
  imports.filter(isWrong).map(({ by, what }) => `${by} imports ${what}`)

test('only src/node imports Node, and nothing outside src/node imports src/node', () => {
  expect(broken(({ by, what }) => !by.startsWith('node/') && (what.startsWith('node:') || what.startsWith('node/')))).toEqual([])
})

test('a stage of the pipeline never imports a later one', () => {
  expect(broken(({ by, what }) => stageOf(by) >= 0 && stageOf(what) > stageOf(by))).toEqual([])
})

test('each third-party package has named owners', () => {
  const isForeign = (what: string): boolean => !what.endsWith('.ts') && !what.startsWith('node:') && !what.startsWith('generated/')
  expect(broken(({ by, what }) => isForeign(what) && owners[packageOf(what)]?.test(by) !== true)).toEqual([])
})

test('the core has no clock, no chance, no network and no console, and nothing runs text as code', () => {
  const core = files.filter(({ name }) => !name.startsWith('node/'))
  const impure = /\b(Date\.now|new Date(?!\([a-z`])|Math\.random|fetch\(|console\.|process\.|setTimeout|performance\.)/
  expect(core.filter(({ code }) => impure.test(code)).map(({ name }) => name)).toEqual([])
  // Only the reference, which shares no code with the engine, reckons with the calendar of the platform, in UTC.
  const local = core.filter(({ name, code }) => /\bnew Date\b/.test(code) && !name.startsWith('reference/'))
  expect(local.map(({ name }) => name)).toEqual([])
  expect(files.filter(({ code }) => /\beval\(|new Function\b/.test(code)).map(({ name }) => name)).toEqual([])
})

test('files stay short enough to read, and leave nothing for later', () => {
  expect(files.filter(({ text }) => text.split('\n').length > 251).map(({ name }) => name)).toEqual([])
  expect(files.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text)).map(({ name }) => name)).toEqual([])
})
