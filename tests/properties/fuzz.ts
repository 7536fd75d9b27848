import fc, { type IAsyncProperty, type IRawProperty, type Parameters, type RunDetails } from 'fast-check'

/** Seconds each property runs for; 0, the default, runs a fixed number of cases. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0)

/** Share of the fixed number of cases that is run; mutation testing, which runs them for every mutant, makes do with few. */
const SHARE = Number(process.env.PROPERTY_SHARE ?? 1)

/** How long a test of a property may take, in milliseconds. */
export const TIMEOUT = (SECONDS + 120) * 1000

/** Holds a property against random cases, for `FUZZ_SECONDS` where that is set. */
export function hold<T>(name: string, property: IRawProperty<T>, runs: number): void {
  const details = fc.check(property, parametersFor(runs))
  if (details instanceof Promise) throw new Error('a property that is asynchronous is held by holdAsync')
  report(name, details)
}

/** The same for a property that has to wait for something. */
export async function holdAsync<T>(name: string, property: IAsyncProperty<T>, runs: number): Promise<void> {
  report(name, await fc.check(property, parametersFor(runs)))
}

function parametersFor<T>(runs: number): Parameters<T> {
  const endless = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false }
  return SECONDS > 0 ? endless : { numRuns: Math.ceil(runs * SHARE) }
}

function report<T>(name: string, details: RunDetails<T>): void {
  if (SECONDS > 0) console.info(`${name}: ${details.numRuns} cases`)
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
}
