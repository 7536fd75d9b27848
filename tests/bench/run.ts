import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { inChinese } from './in-chinese.js'
import { benchRules } from './rules.js'
import { sizeRows } from './sizes.js'
import { assessed, checked, verified, writeCommunities } from './streams.js'
import type { Measured, Task } from './worker.js'

const here = import.meta.dirname
const root = resolve(here, '../..')
const cache = resolve(here, 'node_modules/.cache')
const worker = resolve(cache, 'worker.mjs')

const FULL: Omit<Task, 'engine'> = { rules: benchRules.length, communities: 10_000, facilities: [20, 40], passes: 3 }
/** A machine has slow minutes: everything is measured in turn, so many times over. */
const ROUNDS = 5
const PEERS = [
  'hand-written TypeScript',
  'wanzheng, many at once',
  'wanzheng, one at a time',
  'json-logic-engine, build()',
  'json-logic-engine, run()',
  'json-logic-js',
  '@gorules/zen-engine',
  'json-rules-engine',
]

async function main(): Promise<void> {
  if (!existsSync(resolve(here, 'node_modules/json-logic-engine')))
    execFileSync('npm', ['install', '--no-package-lock'], { cwd: here, stdio: 'inherit' })
  if (!existsSync(resolve(root, 'dist/logic.js'))) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' })
  mkdirSync(cache, { recursive: true })
  await build({
    entryPoints: [resolve(here, 'worker.ts')],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { 'wanzheng/logic': resolve(root, 'dist/logic.js') },
    logLevel: 'error',
  })
  const parts = process.argv.slice(2).filter((argument) => !/^[0-9]+$/.test(argument))
  const wanted = (part: string): boolean => parts.length === 0 || parts.includes(part)
  const most = Number(process.argv.slice(2).find((argument) => /^[0-9]+$/.test(argument)) ?? 100_000)
  if (wanted('rules')) put('rules', rulesTable())
  if (wanted('scaling')) put('scaling', scalingTable())
  if (wanted('cold')) put('cold', coldTable())
  if (wanted('size')) put('size', await sizeTable())
  if (wanted('streams')) put('streams', await streamsTable(most))
}

function measure(task: Task): Measured {
  return JSON.parse(execFileSync(process.execPath, [worker, JSON.stringify(task)], { encoding: 'utf8', cwd: here })) as Measured
}

/** Measures each task once a round, and takes the median of its rounds. */
function inTurn(tasks: readonly Task[]): readonly Measured[] {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`)
    return tasks.map(measure)
  })
  return tasks.map((_, index) =>
    medianOf(
      rounds.map((round) => round[index] as Measured),
      ({ median }) => median,
    ),
  )
}

function medianOf<T>(list: readonly T[], value: (one: T) => number): T {
  return [...list].sort((a, b) => value(a) - value(b))[list.length >> 1] as T
}

function rulesTable(): string {
  const measured = inTurn(PEERS.map((engine) => ({ ...FULL, engine })))
  const hand = measured[0] as (typeof measured)[number]
  const lines = measured.map(({ expressed, median, different }, index) => {
    const engine = PEERS[index]
    const perRule = (median * 1e6) / (expressed * FULL.communities)
    const ratio = (median / expressed / (hand.median / hand.expressed)).toFixed(2)
    return `| ${engine} | ${expressed} | ${median.toFixed(1)} | ${perRule.toFixed(0)} | ${ratio} | ${different} |`
  })
  return table(['engine', 'rules expressed', 'median, ms', 'ns a result', '÷ hand-written', 'results that differ'], lines)
}

function scalingTable(): string {
  const rows: readonly (readonly [string, readonly (readonly [string, Partial<Task>])[]])[] = [
    ['rules', [15, 30, 60, 120].map((rules) => [String(rules), { rules }])],
    ['facilities', [10, 20, 40, 80].map((count) => [String(count), { facilities: [count, count] }])],
    ['communities', [2500, 5000, 10_000, 20_000].map((communities) => [String(communities), { communities }])],
  ]
  const steps = rows.flatMap(([what, own]) => own.map(([label, change]) => ({ what, label, change })))
  const tasks = steps.map(({ change }): Task => ({ ...FULL, engine: 'wanzheng, many at once', passes: 9, ...change }))
  const lines = inTurn(tasks).map(({ median }, index) => {
    const { what, label } = steps[index] as (typeof steps)[number]
    return `| ${what} | ${label} | ${((median * 1000) / (tasks[index] as Task).communities).toFixed(2)} |`
  })
  return table(['what grows', 'how many', 'µs a community'], lines)
}

/** Whole processes: bare `node`, and those that also import the package, load the bundled packs and compile them. */
function coldTable(): string {
  const packs = ['notice-2022-48', 'gb50180-2018', 'jkg-2020-7', 'checkup-2025', 'jb167-2014']
  const unit = "{ id: '1', level: 'community', households: 1030, surveyedFacilities: 'all', facilities: [] }"
  const code = (count: number, then = ''): string => {
    const imports = packs.slice(0, count).map((id, index) => `import p${index} from '${resolve(root, `dist/packs/${id}.js`)}'`)
    const made = `createEngine([${packs.slice(0, count).map((_, index) => `p${index}`)}], { asOf: '2023-06-30' })`
    return [`import { createEngine } from '${resolve(root, 'dist/index.js')}'`, ...imports, made + then].join(';')
  }
  const jobs = [
    ['nothing: bare `node`', ''],
    ['loads and compiles the notice', code(1)],
    ['loads and compiles all five packs', code(5)],
    ['the same, and assesses a first community', code(5, `.assess({ id: 'd', units: [${unit}] })`)],
  ] as const
  const time = (text: string): number => {
    const start = process.hrtime.bigint()
    execFileSync(process.execPath, ['--input-type=module', '--eval', text])
    return Number(process.hrtime.bigint() - start) / 1e6
  }
  const rounds = Array.from({ length: 31 }, () => jobs.map(([, text]) => time(text)))
  const medians = jobs.map((_, index) =>
    medianOf(
      rounds.map((round) => round[index] as number),
      (ms) => ms,
    ),
  )
  const bare = medians[0] as number
  const lines = jobs.map(([what], index) => {
    const own = medians[index] as number
    return `| ${what} | ${own.toFixed(0)} | ${(own - bare).toFixed(0)} | ${(own / bare).toFixed(2)} |`
  })
  return table(['what a process does', 'ms', 'over bare `node`', '÷ bare `node`'], lines)
}

async function sizeTable(): Promise<string> {
  return table(
    ['what is imported', 'kB minified', 'and gzipped'],
    (await sizeRows()).map((row) => `| ${row.join(' | ')} |`),
  )
}

async function streamsTable(most: number): Promise<string> {
  const folder = mkdtempSync(resolve(tmpdir(), 'wanzheng-bench-'))
  const lines: string[] = []
  try {
    for (const count of [1000, 10_000, 100_000].filter((one) => one <= most)) {
      const file = resolve(folder, `${count}.ndjson`)
      await writeCommunities(file, count)
      for (const [name, run] of [['assess', assessed] as const, ['check', checked] as const, ['verify', verified] as const]) {
        const { seconds, megabytes } = await run(file)
        process.stderr.write(`${name} ${count}: ${seconds.toFixed(1)} s\n`)
        lines.push(
          `| \`${name}\` | ${count} | ${seconds.toFixed(1)} | ${((seconds * 1000) / count).toFixed(2)} | ${megabytes.toFixed(0)} |`,
        )
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return table(['command', 'communities', 'seconds', 'ms a community', 'peak memory, MB'], lines.sort())
}

function table(head: readonly string[], lines: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`, ...lines].join('\n')
}

function put(part: string, text: string): void {
  const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'an unknown processor'}, ${cpus().length} cores.`
  const between = new RegExp(`(<!-- ${part} -->\n)[^]*?(<!-- /${part} -->)`)
  const write = (page: string, words: string): void =>
    writeFileSync(page, readFileSync(page, 'utf8').replace(between, `$1\n${words}\n\n$2`))
  write(resolve(root, 'docs/benchmarks.md'), `${text}\n\n${machine}`)
  write(resolve(root, 'docs/benchmarks.zh-CN.md'), inChinese(`${text}\n\n${machine}`))
  process.stdout.write(`${text}\n`)
}

await main()
