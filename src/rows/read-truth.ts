import { foldTight } from './fold.js'
import { cleanText, isUnknownText, type Reading } from './reading.js'
import { note } from './report.js'
import { type Cell, rawIn, valueIn } from './table.js'
import { TABLE_WORDS, wordSet } from './vocabulary.js'

const YES = wordSet(TABLE_WORDS.truth.yes)
const NO = wordSet(TABLE_WORDS.truth.no)
const PARTIAL = wordSet(TABLE_WORDS.truth.partial)
const SURVEYED = wordSet(TABLE_WORDS.truth.surveyed)
// They say that a thing is there, not that it is as it should be.
const MERELY_THERE = wordSet(['有', '已建', '1', '√'])

/** What a cell says where yes and no are meant; `null` where it is neither. */
export function truthIn(cell: Cell): 'yes' | 'no' | 'partial' | 'surveyed' | null {
  const value = valueIn(cell)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = foldTight(String(value))
  if (YES.has(text)) return 'yes'
  if (NO.has(text)) return 'no'
  if (PARTIAL.has(text)) return 'partial'
  return SURVEYED.has(text) ? 'surveyed' : null
}

/** Reads true or false. */
export function readTruth(cell: Cell): Reading {
  const raw = rawIn(cell)
  const said = truthIn(cell)
  if (said === 'yes' || said === 'no') {
    const value = said === 'yes'
    return { value, notes: raw === String(value) ? [] : [note('truth', 'normalised', { found: raw, value: String(value) })] }
  }
  if (isUnknownText(raw)) return { value: undefined, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  return { value: undefined, notes: [note('truth-unclear', 'dropped', { found: raw })] }
}

const WITH_EVIDENCE = /^([^(（:：,，;；]+)[(（:：,，;；]\s*(.*?)[)）]?$/

/**
 * Reads what was found of a judged item: `yes`, `partial`, `no`, or `null` with what the cell says as evidence. 有 shows that
 * something is there, not that it answers the question, so it is no `yes`.
 */
export function readFinding(cell: Cell): Reading {
  const raw = rawIn(cell)
  const [, head = '', tail = ''] = WITH_EVIDENCE.exec(cleanText(raw)) ?? []
  const whole = truthIn(cell)
  const said = whole ?? (head === '' ? null : truthIn(head))
  const evidence = whole === null && said !== null ? cleanText(tail) : ''
  const isMere = MERELY_THERE.has(foldTight(whole === null ? head : raw)) && typeof valueIn(cell) !== 'boolean'
  if (said === 'yes' || said === 'partial' || said === 'no') {
    if (said !== 'yes' || !isMere || /^[√✓☑1]$/.test(foldTight(raw))) {
      const notes = raw === said ? [] : [note('truth', 'normalised', { found: raw, value: said })]
      return { value: said, notes, ...(evidence === '' ? {} : { evidence }) }
    }
  }
  if (said === null && isUnknownText(raw)) return { value: null, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  return { value: null, notes: [note('truth-unclear', 'noted', { found: raw })], evidence: cleanText(raw) }
}
