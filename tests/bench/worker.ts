import { communities } from './communities.js'
import { engines } from './engines.js'
import { benchRules } from './rules.js'

/** What one process is asked to measure. */
export interface Task {
  readonly engine: string
  readonly rules: number
  readonly communities: number
  readonly facilities: readonly [number, number]
  readonly passes: number
}

/** What came of it. */
export interface Measured {
  readonly expressed: number
  /** Median processor time of a pass, of all threads, in milliseconds. */
  readonly median: number
  /** Results that differ from the hand-written rule where nothing that the rule reads is missing. */
  readonly different: number
}

const WARM_UP = 3

// The rules in turn, so that any number of them has all sorts. Beyond sixty they have other limits, so that each has work of its own.
function rulesOf(count: number): typeof benchRules {
  return Array.from({ length: count }, (_, index) => {
    const { rule, hand } = benchRules[(index * 7) % benchRules.length] as (typeof benchRules)[number]
    const round = Math.floor(index / benchRules.length)
    return { rule: round === 0 ? rule : withNumbersTimes(rule, 1 + round), hand }
  })
}

function withNumbersTimes(json: unknown, factor: number): unknown {
  return JSON.parse(JSON.stringify(json), (_, part) => (typeof part === 'number' ? part * factor : part))
}

async function measure(task: Task): Promise<Measured> {
  const engine = engines.find(({ name }) => name === task.engine)
  if (engine === undefined) throw new Error(`no engine ${task.engine}`)
  const rules = rulesOf(task.rules).filter(engine.expresses)
  const rows = communities(task.communities, 0.02, task.facilities)
  const job = await engine.prepare(rules, rows)
  let results = await job()
  for (let pass = 1; pass < WARM_UP; pass++) results = await job()
  const times: number[] = []
  for (let pass = 0; pass < task.passes; pass++) {
    const start = process.cpuUsage()
    await job()
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  times.sort((a, b) => a - b)
  // Whether the work was done at all: on rows without gaps everybody must say the same.
  const whole = rows.flatMap((row, index) => (Object.keys(row).length === 30 ? [index] : []))
  const different = rules.reduce(
    (total, { hand }, rule) =>
      total + whole.filter((index) => results[rule]?.[index] !== hand(rows[index] as (typeof rows)[number])).length,
    0,
  )
  return { expressed: rules.length, median: times[times.length >> 1] as number, different }
}

process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2] as string))))
