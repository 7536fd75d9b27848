import type { Mapping } from '../schema/mapping.js'
import { readCode } from './codes.js'
import { type CellNote, type CellRead, type DraftFacility, placeName } from './draft.js'
import { fieldsIn } from './fields-in-row.js'
import { foldHeader } from './fold.js'
import { proposalsFrom } from './names.js'
import type { TablePlan } from './plan-table.js'
import { beyondHeader, provenanceOf } from './read-row.js'
import { readSourceDate, readText, readValue } from './read-value.js'
import { type ImportNote, note } from './report.js'
import { type Cell, isBlank, rawIn } from './table.js'
import type { IdentityKey } from './target.js'
import type { Vocabulary } from './vocabulary.js'

/** A facility as one row of a table of facilities gives it. */
export interface FacilityRow {
  readonly plan: TablePlan
  /** Counted from 0 among the rows of the table. */
  readonly index: number
  readonly row: readonly Cell[]
  readonly facility: DraftFacility
  /** Code of the community it stands in; `null` where only the name is given. */
  readonly community: string | null
  readonly communityName: string | null
  readonly notes: readonly CellNote[]
}

/** Finds the facility type that a text stands for. */
export type TypeOf = (text: string) => { readonly type: string } | { readonly type: null; readonly note: ImportNote }

/** Prepares the names of facility types, with those that a mapping adds. */
export function typesFrom({ types }: Vocabulary, mapping: Mapping): TypeOf {
  const names = Object.entries(types).flatMap(([type, { label, aliases = [] }]) =>
    [type, label.zh, label.en, ...aliases].map((name) => ({ id: type, name })),
  )
  const spelled = new Map(names.map(({ id, name }) => [foldHeader(name), id] as const).reverse())
  for (const [text, type] of Object.entries(mapping.types ?? {})) spelled.set(foldHeader(text), type)
  let propose: ReturnType<typeof proposalsFrom> | null = null
  return (text) => {
    const type = spelled.get(foldHeader(text))
    if (type !== undefined) return { type }
    propose ??= proposalsFrom(names)
    return { type: null, note: note('unknown-facility-type', 'quarantined', { found: text, candidates: propose(text) }) }
  }
}

/** Reads one row of a table of facilities, or says why it is left out. */
export function readFacility(
  row: readonly Cell[],
  index: number,
  plan: TablePlan,
  typeOf: TypeOf,
  places: boolean,
): FacilityRow | ImportNote {
  const { table, columns } = plan
  const texts = textsIn(row, plan)
  const stated = columns.find(({ target, index: at }) => target?.name === 'type' && !isBlank(row[at]))
  const raw = stated === undefined ? '' : rawIn(row[stated.index])
  const found = typeOf(raw)
  if (found.type === null) return found.note
  const [name, remark] = [texts.get('name')?.value, texts.get('note')?.value]
  const shared = sharedFrom(texts)
  const facility: DraftFacility = {
    type: found.type,
    ...(name == null ? {} : { name }),
    ...(remark == null ? {} : { note: remark }),
    values: new Map(),
    provenance: new Map(),
  }
  const notes: CellNote[] = []
  if (raw !== found.type)
    notes.push({
      column: stated?.index ?? 0,
      note: note('choice', 'normalised', { found: raw, value: found.type }),
      steps: ['facilities', facility, 'type'],
    })
  for (const [key, text] of texts) {
    const steps: CellNote['steps'] = text.value === null || !KEPT.includes(key) ? null : ['facilities', facility, key]
    notes.push(...text.notes.map((one) => ({ column: text.column, note: one, steps })))
  }
  const reads = columns.flatMap((column): readonly CellRead[] => {
    const cell = row[column.index]
    if (cell === undefined || isBlank(cell) || column.target?.kind !== 'field') return []
    const reading = readValue(cell, column, table)
    const place = places ? placeName({ table, row: index, column: column.index }) : null
    return [{ column, cell, reading, provenance: provenanceOf(reading, rawIn(cell), place, shared) }]
  })
  const fields = fieldsIn(reads, found.type)
  for (const [key, value] of fields.values) facility.values.set(key, value)
  if (fields.values.size === 0 && Object.keys(shared).length > 0) facility.provenance.set('type', shared)
  const placed = fields.notes.map((one) => ({ ...one, steps: one.steps === null ? null : ['facilities', facility, ...one.steps] }))
  const community = texts.get('community') ?? texts.get('id')
  return {
    ...{ plan, index, row, facility, community: community?.value ?? null, communityName: texts.get('communityName')?.value ?? null },
    notes: [...notes, ...placed, ...beyondHeader(row, plan)],
  }
}

interface ReadText {
  readonly column: number
  readonly value: string | null
  readonly notes: readonly ImportNote[]
}

const KEPT: readonly string[] = ['name', 'note']

// Everything that the row says beside its type and its figures.
function textsIn(row: readonly Cell[], { columns, table }: TablePlan): ReadonlyMap<IdentityKey, ReadText> {
  const texts = new Map<IdentityKey, ReadText>()
  for (const { target, index } of columns) {
    const cell = row[index]
    if (target?.kind !== 'identity' || target.key === 'type' || cell === undefined || isBlank(cell) || texts.has(target.key)) continue
    if (target.key === 'community' || target.key === 'id') {
      const { id, notes } = readCode(cell, false)
      texts.set(target.key, { column: index, value: id, notes })
    } else {
      const { value, notes } = target.key === 'date' ? readSourceDate(cell, table.date1904 === true) : readText(cell)
      texts.set(target.key, { column: index, value: typeof value === 'string' ? value : null, notes })
    }
  }
  return texts
}

function sharedFrom(texts: ReadonlyMap<IdentityKey, ReadText>): { readonly source?: string; readonly date?: string } {
  const [source, date] = [texts.get('source')?.value, texts.get('date')?.value]
  return { ...(source == null ? {} : { source }), ...(date == null ? {} : { date }) }
}
