import { boundsOf, exactOf } from '../logic/value.js'
import { toNumber } from '../rational.js'
import type { DraftFacility, DraftValue } from './draft.js'
import { foldHeader } from './fold.js'
import { fieldUnit } from './measure.js'
import { readQuantity } from './quantity.js'
import { truthIn } from './read-truth.js'
import { isUnknownText } from './reading.js'
import { type ImportNote, note } from './report.js'
import { type Cell, rawIn, valueIn } from './table.js'
import type { Target } from './target.js'
import { TABLE_WORDS, wordSet } from './vocabulary.js'

/** How many of a type a cell says there are. `count` null where it only says that they were looked for. */
export interface Presence {
  readonly count: number | null
  /** Whether there may be more. */
  readonly open: boolean
}

/** More than any unit has of one type; a larger number is something else. */
const MOST = 100
const YES = wordSet(TABLE_WORDS.truth.yes)

/** Reads a cell that says whether, or how many, facilities of a type there are. `presence` is null where it says nothing usable. */
export function readPresence(cell: Cell, type: string): { readonly presence: Presence | null; readonly notes: readonly ImportNote[] } {
  const raw = rawIn(cell)
  const said = truthIn(cell)
  if (said === 'surveyed')
    return { presence: { count: null, open: false }, notes: [note('truth', 'normalised', { found: raw, value: 'surveyed' })] }
  if (said === 'no') return { presence: { count: 0, open: false }, notes: [note('facility-absent', 'normalised', { type })] }
  const stated = typeof valueIn(cell) === 'boolean' ? null : readQuantity(raw)
  const [part, ...others] = stated?.kind === 'quantities' ? stated.parts : []
  if (said === 'yes' && part === undefined)
    return { presence: { count: 1, open: true }, notes: [note('facility-open', 'normalised', { type, count: 1 })] }
  if (part === undefined && isUnknownText(raw)) return { presence: null, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  const least = part === undefined || others.length > 0 || part.low === null ? null : toNumber(part.low)
  const isCount =
    part !== undefined && (part.unit === null || part.unit.kind === 'count') && (part.label === '' || YES.has(foldHeader(part.label)))
  if (least === null || !isCount || part.unknownUnit !== '' || !Number.isInteger(least) || least < 0 || least > MOST)
    return { presence: null, notes: [note('truth-unclear', 'dropped', { found: raw })] }
  const open = part.high === null || toNumber(part.high) !== least || part.approximate
  if (least === 0 && !open) return { presence: { count: 0, open }, notes: [note('facility-absent', 'normalised', { type })] }
  const says = note(open ? 'facility-open' : 'facility-listed', 'normalised', { type, count: least })
  return { presence: { count: least, open }, notes: [says] }
}

type Figure = Extract<Target, { readonly kind: 'figure' }>

/** A figure of a facility type that a column gives, before it is known how many facilities share it. */
export interface ReadFigure {
  readonly target: Figure
  readonly read: DraftValue
}

/** What the columns of one type in one row come to. */
export interface TypeInRow {
  readonly facilities: readonly DraftFacility[]
  readonly presence: Presence | null
  /** What is to be said of each figure's cell, and the facility it went to. */
  readonly notes: readonly { readonly figure: ReadFigure; readonly note: ImportNote | null; readonly facility: DraftFacility | null }[]
}

const ADDS = new Set(['area', 'count', 'persons', 'classes', 'beds', 'households', 'dwellings'])

/** Makes facilities of the columns about one type: so many as the count says, with the figures that can be theirs. */
export function facilitiesOf(type: string, stated: Presence | null, figures: readonly ReadFigure[]): TypeInRow {
  const known = figures.filter(({ read }) => read.value !== undefined)
  const isZero = stated === null && known.length > 0 && known.every(({ read }) => exactOf(read.value)?.n === 0n)
  const presence: Presence | null = isZero ? { count: 0, open: false } : stated
  if (isZero)
    return {
      facilities: [],
      presence,
      notes: known.map((figure) => ({ figure, note: note('facility-absent', 'guessed', { type }), facility: null })),
    }
  const count = presence?.count ?? (known.length > 0 ? 1 : 0)
  if (count === 0) {
    const notes = known.map((figure) => ({ figure, note: note('figure-of-none', 'dropped', { type }), facility: null }))
    return { facilities: [], presence, notes }
  }
  const facilities = Array.from({ length: count }, (): DraftFacility => ({ type, values: new Map(), provenance: new Map() }))
  const [first] = facilities as [DraftFacility]
  const assumed = presence?.count == null
  const notes = known.map((figure) => {
    const { key, field } = figure.target
    if (count === 1) {
      first.values.set(key, figure.read)
      return { figure, note: assumed ? note('facility-assumed', 'guessed', { type }) : null, facility: first }
    }
    const said = note('figure-of-several', 'dropped', { type, count })
    const most = upperEnd(figure.read.value)
    if (most === undefined || !ADDS.has(fieldUnit(field.unit ?? '1').kind)) return { figure, note: said, facility: null }
    // None of them has more than all together.
    for (const facility of facilities) facility.values.set(key, { ...figure.read, value: { max: most } })
    return { figure, note: { ...said, treatment: 'normalised' as const }, facility: first }
  })
  return { facilities, presence: assumed ? { count: 1, open: presence === null } : presence, notes }
}

function upperEnd(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && boundsOf(value) !== null && 'max' in value) return value.max
  return exactOf(value) === null ? undefined : value
}
