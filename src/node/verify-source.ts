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

/** An assessed unit with its digest. */
interface Digested {
  readonly unit: UnitAssessment
  readonly digest: string
}

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
  const waiting = { recorded: new Map<string, Digested[]>(), recomputed: new Map<string, Digested[]>() }
  let isInOrder = true
  let last: UnitAssessment | null = null
  const given = recorded.units[Symbol.asyncIterator]()
  const nextRecorded = async (): Promise<Digested | null> => {
    const next = await given.next()
    if (next.done === true) return null
    const digest = nativeDigest(next.value)
    sealed.add(digest)
    if (last !== null && recorded.isSorted && inOrder(last, next.value) > 0) isInOrder = false
    last = next.value
    return { unit: next.value, digest }
  }
  const assessed = assessSource(engine, { ...source, rows })
  let units = 0
  let next = await assessed.next()
  for (; next.done !== true; next = await assessed.next()) {
    const { unit, result } = next.value
    if (unit === null || result === null) continue
    units++
    const own: Digested = { unit, digest: result }
    const partner = taken(waiting.recorded, unit.id) ?? (await nextRecorded())
    if (partner?.unit.id === unit.id) {
      if (partner.digest !== result) note(unitDifferences(partner.unit, unit, explained))
      continue
    }
    put(waiting.recomputed, own)
    if (partner === null) continue
    if (!recorded.isSorted) isInOrder = false
    put(waiting.recorded, partner)
  }
  for (let one = await nextRecorded(); one !== null; one = await nextRecorded()) put(waiting.recorded, one)
  for (const [id, ones] of waiting.recomputed)
    for (const { unit } of ones) note(unitDifferences(taken(waiting.recorded, id)?.unit ?? null, unit, () => []))
  for (const ones of waiting.recorded.values()) for (const { unit } of ones) note(unitDifferences(unit, null, () => []))
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

function put(waiting: Map<string, Digested[]>, one: Digested): void {
  const known = waiting.get(one.unit.id)
  if (known === undefined) waiting.set(one.unit.id, [one])
  else known.push(one)
}

function taken(waiting: Map<string, Digested[]>, id: string): Digested | null {
  const list = waiting.get(id)
  const one = list?.shift() ?? null
  if (list?.length === 0) waiting.delete(id)
  return one
}
