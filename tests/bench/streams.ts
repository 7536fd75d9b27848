import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { surveyed } from './surveyed.js'

const program = resolve(import.meta.dirname, '../../dist/node/cli.js')

/** What a run of the command line took. */
export interface Cost {
  /** Processor time of all its threads. */
  readonly seconds: number
  readonly megabytes: number
}

/** Writes generated communities as NDJSON. */
export async function writeCommunities(file: string, count: number): Promise<void> {
  const out = createWriteStream(file)
  for (const line of surveyed(count)) if (!out.write(line)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

/** Assesses a file, NDJSON in and out; what it writes goes by. */
export async function assessed(file: string): Promise<Cost> {
  const run = start(['assess', file, '--format', 'ndjson', '--as-of', '2023-06-30'])
  run.child.stdout?.resume()
  return await run.cost
}

/** Checks a file. */
export async function checked(file: string): Promise<Cost> {
  const run = start(['check', file, '--as-of', '2023-06-30'])
  run.child.stdout?.resume()
  return await run.cost
}

/** Verifies the assessment of a file while it is written: it would be ten times as long as the file. */
export async function verified(file: string): Promise<Cost> {
  const source = start(['assess', file, '--format', 'ndjson', '--as-of', '2023-06-30'])
  const run = start(['verify', '-', '--data', file])
  run.child.stdout?.resume()
  if (run.child.stdin !== null) source.child.stdout?.pipe(run.child.stdin)
  const [, cost] = await Promise.all([source.cost, run.cost])
  return cost
}

/** Megabytes of heap for what lasts: given more, Node collects later, and what it has not collected yet would look like use. */
const HEAP = 40

// What a process took, it says itself when it ends.
function start(args: readonly string[]): { readonly child: ChildProcess; readonly cost: Promise<Cost> } {
  const report = 'const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()'
  const onExit = `data:text/javascript,process.on("exit",()=>{${report};process.stderr.write("took "+(userCPUTime+systemCPUTime)+" "+maxRSS)})`
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, '--import', onExit, program, ...args])
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-1000)
  })
  const cost = once(child, 'close').then(([code]): Cost => {
    const took = /took ([0-9]+) ([0-9]+)$/.exec(errors)
    if (code !== 0 || took === null) throw new Error(`${args.join(' ')}: ${errors}`)
    return { seconds: Number(took[1]) / 1e6, megabytes: Number(took[2]) / 1024 }
  })
  return { child, cost }
}
