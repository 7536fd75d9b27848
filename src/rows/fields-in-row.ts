import { canonicalize } from '../canonical.js'
import type { CellNote, CellRead, DraftUnit, DraftValue } from './draft.js'
import { note } from './report.js'

/**
 * The fields that the cells of a row give. Where two columns give the same field, the first that is known stands, and another
 * figure is kept beside it as an alternative.
 */
export function fieldsIn(
  reads: readonly CellRead[],
  id: string,
): { readonly values: Map<string, DraftValue>; readonly notes: readonly CellNote[] } {
  const values = new Map<string, DraftValue>()
  const notes: CellNote[] = []
  for (const { column, reading, provenance } of reads) {
    if (column.target?.kind !== 'field') continue
    const { key } = column.target
    const given = { value: reading.value, provenance }
    const steps = reading.value === undefined ? null : [key]
    notes.push(...reading.notes.map((one) => ({ column: column.index, note: one, steps })))
    const earlier = values.get(key)
    if (reading.value === undefined) continue
    if (earlier === undefined) values.set(key, given)
    else {
      const joined = besides(earlier, given)
      values.set(key, joined)
      if (joined !== earlier)
        notes.push({
          column: column.index,
          note: note('other-figure', 'noted', { id, value: String(provenance.raw ?? reading.value) }),
          steps: ['provenance', key],
        })
    }
  }
  return { values, notes }
}

/** A value together with what another source says: nothing more where it says the same. */
export function besides(first: DraftValue, other: DraftValue): DraftValue {
  if (canonicalize(first.value) === canonicalize(other.value)) return first
  const { source } = other.provenance
  const alternative = { value: other.value, ...(source === undefined ? {} : { source }) }
  return { ...first, provenance: { ...first.provenance, alternatives: [...(first.provenance.alternatives ?? []), alternative] } }
}

/** The findings that the cells of a row give. */
export function findingsIn(reads: readonly CellRead[]): { readonly findings: DraftUnit['findings']; readonly notes: readonly CellNote[] } {
  const findings: DraftUnit['findings'] = new Map()
  const notes: CellNote[] = []
  for (const { column, reading, provenance } of reads) {
    if (column.target?.kind !== 'finding') continue
    const { id } = column.target
    const { value, evidence } = reading
    findings.set(id, { value, ...(evidence === undefined ? {} : { evidence }), provenance })
    const steps = value === null && evidence === undefined ? null : ['findings', id]
    notes.push(...reading.notes.map((one) => ({ column: column.index, note: one, steps })))
  }
  return { findings, notes }
}
