import { canonicalize } from '../../canonical.js'
import { digestOfUnit } from '../../data/unit-digest.js'
import type { Engine } from '../../engine.js'
import { type Masking, maskedValues, maskUnit } from '../../mask.js'
import type { MaskLine } from '../../schema/audit.js'
import type { Dictionary } from '../../schema/dictionary.js'
import { type Difference, difference } from '../../verification/differences.js'
import type { Row, Source } from '../source.js'

/** What units are masked with. */
export interface Mask {
  readonly masking: Masking
  readonly dictionary: Dictionary
  readonly secret: string
  /** Whether the list of masks keeps the digests of the units in the open. */
  readonly keepsDigests: boolean
}

/** A unit with values masked, and its line in the list of masks where it has any. */
export interface MaskedRow {
  readonly row: Row
  readonly line: MaskLine | null
}

/** Masks the units of a dataset one by one; they stand on the lines that NDJSON with a header gives them. */
export async function* maskedRows(
  { rows }: Source,
  { masking, dictionary, secret, keepsDigests }: Mask,
  refuse: (path: string) => never,
): AsyncGenerator<MaskedRow> {
  let line = 1
  for await (const { value, path, problem } of rows) {
    if (problem !== null || typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path)
    line++
    const { unit, values } = maskUnit(value as Readonly<Record<string, unknown>>, masking, dictionary, secret)
    const { id } = value as { readonly id?: unknown }
    const own = keepsDigests ? { digest: digestOfUnit(value) } : {}
    const row = { path: `/lines/${line}`, value: unit, problem: null }
    yield { row, line: values.length === 0 ? null : { line, unit: typeof id === 'string' ? id : '', ...own, values: [...values] } }
  }
}

/** A dataset whose units were masked, with the list of what was. */
export interface MaskedDataset {
  readonly source: Source
  /** The engine, but that a masked unit bears the digest that the list has for it. */
  readonly engine: Engine
  /** Counts, and where list and data do not agree; complete when all units have gone by. */
  readonly found: () => { readonly units: number; readonly values: number; readonly differences: readonly Difference[] }
}

/** Puts masked units and the list of masks together again, one by one. */
export function maskedDataset(engine: Engine, source: Source, lines: AsyncIterable<MaskLine>, keepsDigests: boolean): MaskedDataset {
  const list = lines[Symbol.asyncIterator]()
  const differences: Difference[] = []
  let [units, values, current]: [number, number, MaskLine | null] = [0, 0, null]
  const wrong = (unit: string | null, path: string, recorded: unknown, recomputed: unknown): void => {
    differences.push(difference('mask-differs', { unit, path, recorded, recomputed }))
  }
  const compare = ({ value, path }: Row, line: MaskLine | null): void => {
    const found = maskedValues(value)
    const { id } = (value ?? {}) as { readonly id?: unknown }
    const unit = typeof id === 'string' ? id : path
    if (line !== null) units++
    values += found.length
    const sorted = (all: MaskLine['values'] | readonly { path: string; commitment: string }[]): string =>
      canonicalize(all.map(({ path: at, commitment }) => `${at} ${commitment}`).sort())
    if (sorted(line?.values ?? []) !== sorted(found)) wrong(unit, path, line?.values ?? null, found)
    else if (line !== null && (line.unit !== unit || (line.digest !== undefined) !== keepsDigests)) wrong(unit, path, line.unit, unit)
  }
  const rows = (async function* (): AsyncGenerator<Row> {
    let next = await list.next()
    for await (const row of source.rows) {
      const isOwn = next.done !== true && `/lines/${next.value.line}` === row.path
      current = isOwn ? (next.value as MaskLine) : null
      compare(row, current)
      if (isOwn) next = await list.next()
      yield row
    }
    for (; next.done !== true; next = await list.next()) wrong(next.value.unit, `/lines/${next.value.line}`, next.value.values, null)
  })()
  const assessUnit: Engine['assessUnit'] = (json, options) => {
    const assessed = engine.assessUnit(json, options)
    const digest = keepsDigests ? current?.digest : undefined
    if (digest === undefined) return assessed
    return { ...assessed, digest, unit: assessed.unit === null ? null : { ...assessed.unit, digest } }
  }
  return { source: { ...source, rows }, engine: { ...engine, assessUnit }, found: () => ({ units, values, differences }) }
}

/** Holds masked units to those of the original, masked anew; answers with the units compared, and those that differ. */
export async function openedAgainst(
  masked: Source,
  lines: AsyncIterable<MaskLine>,
  original: AsyncIterable<MaskedRow>,
): Promise<{ readonly units: number; readonly differences: readonly Difference[] }> {
  const [theirs, list] = [original[Symbol.asyncIterator](), lines[Symbol.asyncIterator]()]
  const differences: Difference[] = []
  let units = 0
  for await (const { value, path } of masked.rows) {
    const next = await theirs.next()
    const own = next.done === true ? null : next.value.row.value
    const { id } = (value ?? {}) as { readonly id?: unknown }
    units++
    // Where the list has digests of units in the open, they are among what is compared.
    const line = next.done === true || next.value.line === null ? null : await list.next()
    const isSame = next.done !== true && canonicalize(next.value.line) === canonicalize(line?.value ?? null)
    if (!isSame || canonicalize(own) !== canonicalize(value))
      differences.push(
        difference('mask-differs', {
          unit: typeof id === 'string' ? id : null,
          path,
          recorded: id ?? null,
          recomputed: (own as { id?: unknown } | null)?.id ?? null,
        }),
      )
  }
  for (let next = await theirs.next(); next.done !== true; next = await theirs.next())
    differences.push(
      difference('mask-differs', {
        path: next.value.row.path,
        recorded: null,
        recomputed: (next.value.row.value as { id?: unknown }).id ?? null,
      }),
    )
  return { units, differences }
}
