import { parseJson } from '../data/json.js'
import type { Assessment, Terms } from '../engine.js'
import { WanzhengError } from '../error.js'
import { refuseNewer } from '../format.js'
import type { UnitAssessment } from '../schema/assessment.js'
import { joined, linesOf } from './lines.js'

/** An assessment as it was recorded, its units one by one. */
export interface RecordedSource {
  readonly head: Pick<Assessment, 'engine' | 'asOf' | 'packs'> & Terms
  readonly units: AsyncIterable<UnitAssessment>
  /** What stands after the units; known when they have gone by, `null` where it is missing. */
  readonly foot: () => Pick<Assessment, 'dataset' | 'digest'> | null
  /** Whether the units stand in order of their ids, as in JSON; in NDJSON they stand as in the data. */
  readonly isSorted: boolean
}

const LONGEST_LINE = 64_000_000

/**
 * Opens a recorded assessment, JSON or NDJSON.
 *
 * @param wrong - Words for what is neither.
 * @throws {@link WanzhengError} `invalid-assessment`.
 */
export async function openRecorded(chunks: AsyncIterable<Uint8Array>, wrong: string): Promise<RecordedSource> {
  const lines = linesOf(chunks, LONGEST_LINE)
  const first = await lines.next()
  const text = first.done === true ? '' : decoded(first.value.bytes)
  const head = parseJson(text).value
  refuseNewer(head, 'wanzheng/assessment-stream/1')
  if (hasForm(head, 'wanzheng/assessment-stream/1')) return streamed(head, lines, wrong)
  const rest: Uint8Array[] = [new TextEncoder().encode(`${text}\n`)]
  for await (const { bytes } of lines) rest.push(bytes ?? new Uint8Array(), new Uint8Array([10]))
  const whole = parseJson(decoded(joined(rest))).value
  refuseNewer(whole, 'wanzheng/assessment/1')
  if (!hasForm(whole, 'wanzheng/assessment/1') || !isList((whole as Partial<Assessment>).units)) throw invalid(wrong)
  const assessment = whole as Assessment // each unit is checked as it goes by
  return {
    head: assessment,
    units: (async function* (): AsyncGenerator<UnitAssessment> {
      for (const unit of assessment.units) yield checked(unit, wrong)
    })(),
    foot: () => assessment,
    isSorted: true,
  }
}

function streamed(head: unknown, lines: AsyncIterable<{ readonly bytes: Uint8Array | null }>, wrong: string): RecordedSource {
  let foot: Pick<Assessment, 'dataset' | 'digest'> | null = null
  return {
    head: head as RecordedSource['head'],
    units: (async function* (): AsyncGenerator<UnitAssessment> {
      for await (const { bytes } of lines) {
        const line = decoded(bytes)
        if (line.trim() === '') continue
        const { value } = parseJson(line)
        if (isFoot(value)) foot = value
        else yield checked(value, wrong)
      }
    })(),
    foot: () => foot,
    isSorted: false,
  }
}

function hasForm(json: unknown, schema: string): boolean {
  const { schema: found, engine, packs, asOf } = (json ?? {}) as Partial<Record<string, unknown>>
  return found === schema && typeof engine === 'object' && engine !== null && isList(packs) && typeof asOf === 'string'
}

function isFoot(json: unknown): json is Pick<Assessment, 'dataset' | 'digest'> {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'dataset') && !Object.hasOwn(json, 'outcomes')
}

// Every other fault of a unit is a difference.
function checked(json: unknown, wrong: string): UnitAssessment {
  const { id, outcomes } = (json ?? {}) as Partial<UnitAssessment>
  if (typeof id !== 'string' || !isList(outcomes)) throw invalid(wrong)
  return json as UnitAssessment
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null)
}

function decoded(bytes: Uint8Array | null): string {
  return bytes === null ? '' : new TextDecoder().decode(bytes)
}

function invalid(message: string): WanzhengError {
  return new WanzhengError('invalid-assessment', message)
}
