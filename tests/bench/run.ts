import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { benchRules } from './rules.js'
import { surveyed } from './surveyed.js'
import type { Measured, Task } from './worker.js'

const here = import.meta.dirname
const root = resolve(here, '../..')
const cache = resolve(here, 'node_modules/.cache')
const worker = resolve(cache, 'worker.mjs')
const page = resolve(root, 'docs/benchmarks.md')

const FULL: Omit<Task, 'engine'> = { rules: benchRules.length, communities: 10_000, facilities: [20, 40], passes: 9 }
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
  const parts = new Set(process.argv.slice(2))
  const wanted = (part: string): boolean => parts.size === 0 || parts.has(part)
  if (wanted('rules')) put('rules', rulesTable())
  if (wanted('scaling')) put('scaling', scalingTable())
  if (wanted('cold')) put('cold', coldTable())
  if (wanted('assess')) put('assess', await assessTable())
}

function measure(task: Task): Measured {
  return JSON.parse(execFileSync(process.execPath, [worker, JSON.stringify(task)], { encoding: 'utf8', cwd: here })) as Measured
}

function rulesTable(): string {
  const measured = PEERS.map((engine) => {
    const found = { engine, ...measure({ ...FULL, engine }) }
    process.stderr.write(`${engine}: ${found.median.toFixed(1)} ms\n`)
    return found
  })
  const hand = measured[0] as (typeof measured)[number]
  const lines = measured.map(({ engine, expressed, median, different }) => {
    const perRule = (median * 1e6) / (expressed * FULL.communities)
    const ratio = (median / expressed / (hand.median / hand.expressed)).toFixed(2)
    return `| ${engine} | ${expressed} | ${median.toFixed(1)} | ${perRule.toFixed(0)} | ${ratio} | ${different} |`
  })
  return table(['engine', 'rules expressed', 'median, ms', 'ns a result', '÷ hand-written', 'results that differ'], lines)
}

function scalingTable(): string {
  const cost = (change: Partial<Task>): number => {
    const task = { ...FULL, engine: 'wanzheng, many at once', ...change }
    return (measure(task).median * 1000) / task.communities
  }
  const rows: readonly (readonly [string, readonly (readonly [string, Partial<Task>])[]])[] = [
    ['rules', [15, 30, 60, 120].map((rules) => [String(rules), { rules }])],
    ['facilities', [10, 20, 40, 80].map((count) => [String(count), { facilities: [count, count] }])],
    ['communities', [2500, 5000, 10_000, 20_000].map((communities) => [String(communities), { communities }])],
  ]
  const lines = rows.flatMap(([what, steps]) => steps.map(([label, change]) => `| ${what} | ${label} | ${cost(change).toFixed(2)} |`))
  return table(['what grows', 'how many', 'µs a community'], lines)
}

/** Whole processes: bare `node`, and those that also import the package, load the bundled packs and compile them. */
function coldTable(): string {
  const packs = ['notice-2022-48', 'gb50180-2018', 'jkg-2020-7', 'checkup-2025', 'jb167-2014']
  const code = (count: number): string => {
    const imports = packs.slice(0, count).map((id, index) => `import p${index} from '${resolve(root, `dist/packs/${id}.js`)}'`)
    const made = `createEngine([${packs.slice(0, count).map((_, index) => `p${index}`)}], { asOf: '2023-06-30' })`
    return [`import { createEngine } from '${resolve(root, 'dist/index.js')}'`, ...imports, made].join(';')
  }
  const time = (text: string): number => {
    const times = Array.from({ length: 15 }, () => {
      const start = process.hrtime.bigint()
      execFileSync(process.execPath, ['--input-type=module', '--eval', text])
      return Number(process.hrtime.bigint() - start) / 1e6
    }).sort((a, b) => a - b)
    return times[7] as number
  }
  const bare = time('')
  const line = (what: string, text: string): string => `| ${what} | ${(time(text) - bare).toFixed(0)} |`
  return table(
    ['what a process does', 'ms over bare `node`'],
    [line('loads and compiles the notice', code(1)), line('loads and compiles all five packs', code(5))],
  )
}

async function assessTable(): Promise<string> {
  const lines: string[] = []
  for (const count of [1000, 10_000, 100_000]) {
    const { seconds, megabytes } = await assess(count)
    process.stderr.write(`assess ${count}: ${seconds.toFixed(1)} s\n`)
    lines.push(`| ${count} | ${seconds.toFixed(1)} | ${((seconds * 1000) / count).toFixed(2)} | ${megabytes.toFixed(0)} |`)
  }
  return table(['communities', 'seconds', 'ms a community', 'peak memory, MB'], lines)
}

/** Streams generated communities through the command line, as NDJSON in and out. */
async function assess(count: number): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const onExit = 'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))'
  const start = process.hrtime.bigint()
  const child = spawn(process.execPath, [
    '--import',
    onExit,
    resolve(root, 'dist/node/cli.js'),
    'assess',
    '-',
    '--format',
    'ndjson',
    '--as-of',
    '2023-06-30',
  ])
  child.stdout.resume()
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-1000)
  })
  for (const line of surveyed(count)) if (!child.stdin.write(line)) await once(child.stdin, 'drain')
  child.stdin.end()
  await once(child, 'close')
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  return { seconds, megabytes: Number(/peak ([0-9]+)$/.exec(errors)?.[1]) / 1024 }
}

function table(head: readonly string[], lines: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`, ...lines].join('\n')
}

function put(part: string, text: string): void {
  const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'an unknown processor'}, ${cpus().length} cores.`
  const between = new RegExp(`(<!-- ${part} -->\n)[^]*?(<!-- /${part} -->)`)
  writeFileSync(page, readFileSync(page, 'utf8').replace(between, `$1\n${text}\n\n${machine}\n\n$2`))
  process.stdout.write(`${text}\n`)
}

await main()
