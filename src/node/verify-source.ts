import { type Engine, sealOf } from '../engine.js'
import { createMerkleTree } from '../merkle.js'
import type { UnitAssessment } from '../schema/assessment.js'
import { compareText } from '../text.js'
import { type Difference, difference, unitDifferences } from '../verification/differences.js'
import { operandsOf, wholeDifferences } from '../verify.js'
import { assessSource } from './assess-source.js'
import { nativeDigest } from './native-digest.js'
import type { RecordedSource } from './recorded.js'
import type { Row, Source } from './source.js'

/** What came of comparing an assessment with its data. */
export interface VerifiedSource {
  readonly units: number
  /** The first differences; the rest are only counted. */
  readonly differences: readonly Difference[]
  readonly count: number
  readonly digest: string
  /** Whether the assessment ends as it should. */
  readonly isWhole: boolean
}

const MOST_KEPT = 1000

/**
 * Verifies an assessment unit by unit as its data go by. Where units stand in the order of the data, no more than one is held;
 * others wait for their turn.
 */
export async function verifySource(engine: Engine, recorded: RecordedSource, source: Source): Promise<VerifiedSource> {
  const kept: Difference[] = []
  let count = 0
  const note = (found: readonly Difference[]): void => {
    count += found.length
    kept.push(...found.slice(0, MOST_KEPT - kept.length))
  }
  let row: Row | null = null
  const rows = (async function* (): AsyncGenerator<Row> {
    for await (const one of source.rows) {
      row = one
      yield one
    }
  })()
  const explained = (unit: string, rule: string): ReturnType<typeof operandsOf> =>
    operandsOf(engine, { ...source.header, units: [row?.value] }, unit, rule)
  const sealed = createMerkleTree()
  const waiting = { recorded: new Map<string, UnitAssessment[]>(), recomputed: new Map<string, UnitAssessment[]>() }
  let isInOrder = true
  let last: UnitAssessment | null = null
  const given = recorded.units[Symbol.asyncIterator]()
  const nextRecorded = async (): Promise<UnitAssessment | null> => {
    const next = await given.next()
    if (next.done === true) return null
    sealed.add(nativeDigest(next.value))
    if (last !== null && recorded.isSorted && inOrder(last, next.value) > 0) isInOrder = false
    last = next.value
    return next.value
  }
  const assessed = assessSource(engine, { ...source, rows })
  let units = 0
  let next = await assessed.next()
  for (; next.done !== true; next = await assessed.next()) {
    const { unit } = next.value
    if (unit === null) continue
    units++
    const partner = taken(waiting.recorded, unit.id) ?? (await nextRecorded())
    if (partner === null || partner.id === unit.id) {
      if (partner === null) put(waiting.recomputed, unit)
      else note(unitDifferences(partner, unit, explained))
      continue
    }
    if (!recorded.isSorted) isInOrder = false
    put(waiting.recomputed, unit)
    put(waiting.recorded, partner)
  }
  for (let one = await nextRecorded(); one !== null; one = await nextRecorded()) put(waiting.recorded, one)
  for (const [id, ones] of waiting.recomputed) for (const one of ones) note(unitDifferences(taken(waiting.recorded, id), one, () => []))
  for (const ones of waiting.recorded.values()) for (const one of ones) note(unitDifferences(one, null, () => []))
  const summary = next.value
  const foot = recorded.foot()
  if (!isInOrder && count === 0) note([difference('order-differs', { path: '/units', recorded: null, recomputed: null })])
  if (foot !== null) {
    const own = sealOf({ ...recorded.head, dataset: foot.dataset }, sealed.root())
    if (own !== foot.digest) note([difference('seal-broken', { path: '/digest', recorded: foot.digest, recomputed: own })])
    note(wholeDifferences({ ...recorded.head, ...foot }, summary))
  }
  return { units, differences: kept, count, digest: summary.digest, isWhole: foot !== null }
}

function inOrder(a: UnitAssessment, b: UnitAssessment): number {
  return compareText(a.id, b.id) || compareText(a.digest, b.digest)
}

function put(waiting: Map<string, UnitAssessment[]>, unit: UnitAssessment): void {
  const known = waiting.get(unit.id)
  if (known === undefined) waiting.set(unit.id, [unit])
  else known.push(unit)
}

function taken(waiting: Map<string, UnitAssessment[]>, id: string): UnitAssessment | null {
  const list = waiting.get(id)
  const one = list?.shift() ?? null
  if (list?.length === 0) waiting.delete(id)
  return one
}
