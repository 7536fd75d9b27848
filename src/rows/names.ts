import { likeness } from '../nearest.js'
import { compareText } from '../text.js'
import { foldTight } from './fold.js'
import type { Candidate } from './report.js'

/** A community of a list that names and codes are checked against. */
export interface KnownCommunity {
  /** 12-digit code, or the id of a unit. */
  readonly id: string
  readonly name: string
}

const SUFFIX = /(社区居民委员会|社区居委会|居民委员会|居委会|社区|村民委员会|村委会|村)$/
const NUMERALS = /[〇零一二三四五六七八九十百两○]+/g
const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** A name of a community as names are compared: without suffix, numerals as digits: 临汾路三八零弄居委会 is 临汾路380弄. */
export function foldName(name: string): string {
  const tight = foldTight(name)
  const stem = tight.replace(SUFFIX, '')
  return (stem === '' ? tight : stem).replaceAll(NUMERALS, (numerals) => digitsOf(numerals))
}

// 三八零 is 380, 十五 is 15, 一百二十 is 120.
function digitsOf(numerals: string): string {
  if (!/[十百]/.test(numerals)) return [...numerals].map((sign) => DIGITS[sign]).join('')
  let [total, digit] = [0, 0]
  for (const sign of numerals) {
    const times = sign === '十' ? 10 : sign === '百' ? 100 : 0
    if (times === 0) digit = DIGITS[sign] as number
    else {
      total += (digit === 0 ? 1 : digit) * times
      digit = 0
    }
  }
  return String(total + digit)
}

const MOST = 5
const LEAST_LIKE = 0.6
const FOLDED_SAME = 0.95

/** Proposes what a name may mean, best first, each with a score: 1 the same text, 0.95 the same but for suffix and numerals. */
export type Propose = (name: string, isEligible?: (id: string) => boolean) => readonly Candidate[]

/** Prepares a list of communities for {@link Propose}. */
export function proposalsFrom(communities: readonly KnownCommunity[]): Propose {
  const folded = communities.map(({ id, name }) => ({ id, name, fold: foldName(name) }))
  const byPair = new Map<string, number[]>()
  for (const [index, { fold }] of folded.entries()) {
    for (const pair of pairsOf(fold)) {
      const known = byPair.get(pair)
      if (known === undefined) byPair.set(pair, [index])
      else known.push(index)
    }
  }
  return (name, isEligible = () => true) => {
    const wanted = foldName(name)
    const near = new Set([...pairsOf(wanted)].flatMap((pair) => byPair.get(pair) ?? []))
    const scored = [...near].flatMap((index) => {
      const { id, name: known, fold } = folded[index] as (typeof folded)[number] // an index of the list
      if (!isEligible(id)) return []
      const score = scoreOf(name, wanted, known, fold)
      return score >= LEAST_LIKE ? [{ id, name: known, score }] : []
    })
    return scored.sort((a, b) => b.score - a.score || compareText(a.id, b.id)).slice(0, MOST)
  }
}

// Other digits mean another place, however alike the rest is.
function scoreOf(name: string, wanted: string, known: string, fold: string): number {
  if (foldTight(name) === foldTight(known)) return 1
  if (wanted === fold) return FOLDED_SAME
  const digits = (text: string): string => text.replaceAll(/\D+/g, ' ').trim()
  return digits(wanted) === digits(fold) ? Math.round(likeness(wanted, fold) * 90) / 100 : 0
}

function pairsOf(text: string): ReadonlySet<string> {
  if (text.length < 2) return new Set([text])
  return new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)))
}
