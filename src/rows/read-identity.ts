import type { Mapping } from '../schema/mapping.js'
import { isWithinArea, levelOfCode, readCode } from './codes.js'
import type { CellNote } from './draft.js'
import { foldHeader } from './fold.js'
import type { Propose } from './names.js'
import type { Column, TablePlan } from './plan-table.js'
import { readText } from './read-value.js'
import { type ImportNote, note } from './report.js'
import { type Cell, isBlank, rawIn } from './table.js'
import type { IdentityKey } from './target.js'
import { TABLE_WORDS } from './vocabulary.js'

/** Who a row is about. `id` null where it says nothing usable. */
export interface Identity {
  readonly id: string | null
  readonly name: string | null
  readonly parent: string | null
  readonly level: string
  readonly note: string | null
  /** What is to be said of each cell, by column. */
  readonly notes: readonly CellNote[]
}

/** What reading an identity needs beside the row. */
export interface IdentityContext {
  readonly plan: TablePlan
  readonly mapping: Mapping
  readonly level: string | null
  /** The list that names and codes are checked against. */
  readonly list: { readonly propose: Propose; readonly names: ReadonlyMap<string, string> } | null
}

const LEVELS = new Map(
  Object.entries(TABLE_WORDS.levels).flatMap(([level, words]) => [level, ...words].map((word) => [foldHeader(word), level] as const)),
)
const AREA_CODE = /社区|村居|区划|居委/

/** Reads id, name, parent and level of a row of units; in a table of estates those of their community. */
export function readIdentity(row: readonly Cell[], context: IdentityContext): Identity {
  const { plan, mapping } = context
  const notes: CellNote[] = []
  const take = (key: IdentityKey): { readonly column: Column; readonly cell: Cell } | null => {
    const column = plan.columns.find(({ target, index }) => target?.kind === 'identity' && target.key === key && !isBlank(row[index]))
    return column === undefined ? null : { column, cell: row[column.index] as Cell }
  }
  const text = (key: IdentityKey, at: string | null): string | null => {
    const found = take(key)
    if (found === null) return null
    const read = readText(found.cell)
    notes.push(...read.notes.map((one) => ({ column: found.column.index, note: one, steps: at === null ? null : [at] })))
    return typeof read.value === 'string' ? read.value : null
  }
  const [idKey, nameKey]: readonly [IdentityKey, IdentityKey] = plan.rollUp ? ['community', 'communityName'] : ['id', 'name']
  const name = text(nameKey, 'name')
  const parent = readParent(take('parent'), notes)
  const code = readId(take(idKey), notes, plan)
  const confirmed = code === null && name !== null ? own(mapping.communities, name) : undefined
  const id = code ?? confirmed ?? (name === null ? null : fromName(name, parent))
  const level = levelOf(take('level'), notes, context, code)
  if (id !== null && code === null && confirmed === undefined) {
    const column = take(nameKey)?.column.index ?? 0
    notes.push({ column, note: note('id-from-name', 'guessed', { id }), steps: ['id'] })
    if (context.list !== null && name !== null)
      notes.push({
        column,
        note: note('name-unlisted', 'noted', { found: name, candidates: context.list.propose(name, within(parent)) }),
        steps: null,
      })
  }
  if (code !== null) notes.push(...checks(code, name, parent, context, take))
  if (plan.rollUp && id !== null) {
    for (const key of ['id', 'name'] as const) {
      const estate = take(key)
      if (estate !== null) notes.push({ column: estate.column.index, note: note('estate-name', 'noted', { id }), steps: null })
    }
  }
  return { id, name, parent, level, note: text('note', 'note'), notes }
}

// Whether an id may lie in a parent, where the parent is a code.
function within(parent: string | null): (id: string) => boolean {
  return (id) => parent === null || isWithinArea(id, parent) !== false
}

function own(entries: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined
}

// Places of the same name lie in different streets.
function fromName(name: string, parent: string | null): string {
  return parent === null ? name : `${parent}/${name}`
}

type Taken = { readonly column: Column; readonly cell: Cell } | null
type Notes = CellNote[]

function readId(found: Taken, notes: Notes, { columns }: TablePlan): string | null {
  if (found === null) return null
  const read = readCode(found.cell, AREA_CODE.test(columns[found.column.index]?.header ?? ''))
  notes.push(...read.notes.map((one) => ({ column: found.column.index, note: one, steps: read.id === null ? null : ['id'] })))
  return read.id
}

function readParent(found: Taken, notes: Notes): string | null {
  if (found === null) return null
  const read = readCode(found.cell, false)
  notes.push(...read.notes.map((one) => ({ column: found.column.index, note: one, steps: read.id === null ? null : ['parent'] })))
  return read.id
}

function levelOf(found: Taken, notes: Notes, { plan, level }: IdentityContext, code: string | null): string {
  if (found !== null) {
    const raw = rawIn(found.cell)
    const known = LEVELS.get(foldHeader(raw))
    const said =
      known === undefined ? choiceUnclear(raw) : known === raw ? null : note('choice', 'normalised', { found: raw, value: known })
    if (said !== null) notes.push({ column: found.column.index, note: said, steps: known === undefined ? null : ['level'] })
    if (known !== undefined) return known
  }
  const given = plan.level ?? level
  const shown = code === null ? null : levelOfCode(code)
  return given ?? (shown === null || shown === 'county' ? 'community' : shown)
}

function choiceUnclear(found: string): ImportNote {
  return note('choice-unclear', 'dropped', { found, expected: Object.keys(TABLE_WORDS.levels).join('、'), nearest: null })
}

function checks(
  code: string,
  name: string | null,
  parent: string | null,
  context: IdentityContext,
  take: (key: IdentityKey) => Taken,
): Notes {
  const { plan, list } = context
  const column = take(plan.rollUp ? 'community' : 'id')?.column.index ?? 0
  const found: Notes = []
  const level = levelOfCode(code)
  const wanted = plan.level ?? context.level ?? 'community'
  if (level !== null && level !== wanted && take('level') === null)
    found.push({ column, note: note('code-level', 'noted', { found: code, level }), steps: ['id'] })
  if (parent !== null && isWithinArea(code, parent) === false)
    found.push({ column, note: note('code-outside-parent', 'noted', { found: code, parent }), steps: ['id'] })
  if (list === null || level !== 'community') return found
  const listed = list.names.get(code)
  if (listed === undefined) {
    const candidates = name === null ? [] : list.propose(name, within(parent))
    found.push({ column, note: note('code-unlisted', 'noted', { found: code, candidates }), steps: ['id'] })
  } else if (name !== null && foldHeader(listed) !== foldHeader(name)) {
    const at = take(plan.rollUp ? 'communityName' : 'name')?.column.index ?? column
    found.push({ column: at, note: note('name-differs', 'noted', { found: name, expected: listed }), steps: ['name'] })
  }
  return found
}
