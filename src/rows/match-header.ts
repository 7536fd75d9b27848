import { likeness } from '../nearest.js'
import { compareText } from '../text.js'
import { fold, foldHeader } from './fold.js'
import { type ReadUnit, readUnit, unitAtStart } from './measure.js'
import type { Candidate } from './report.js'
import type { HeaderIndex } from './target.js'
import { TABLE_WORDS } from './vocabulary.js'

/** What a header was found to be. */
export interface HeaderMatch {
  /** Name of the target; `null` where nothing is near enough. */
  readonly target: string | null
  readonly match: 'exact' | 'guessed' | 'none'
  /** The unit that the header states. */
  readonly unit: ReadUnit | null
  readonly candidates: readonly Candidate[]
}

const LEAST_GUESS = 0.8
const LEAST_SHOWN = 0.5
const APART = 0.1
const MOST_SHOWN = 3

const folded = (words: readonly string[]): readonly string[] => [...words].map(foldHeader).sort((a, b) => b.length - a.length)
const PRESENCE = folded(TABLE_WORDS.presence)
const COUNTS = folded(TABLE_WORDS.counts)
const FILLERS = folded(TABLE_WORDS.fillers)

/** Finds what a header means: one cell, or those of several header rows from the top; by its name only, or also by what is alike. */
export function matchHeader(parts: readonly string[], index: HeaderIndex, guesses = true): HeaderMatch {
  const split = parts.map(splitUnit)
  const unit = unitOfHeader(parts)
  const last = split.at(-1)?.name ?? ''
  const whole = split.map(({ name }) => name).join('')
  const exact = exactTarget(whole, index) ?? (split.length > 1 && !startsWithType(whole, index) ? exactTarget(last, index) : null)
  // 社区综合服务设施（㎡）: an area, so not how many there are.
  if (exact !== null && unit?.kind === 'area' && /^facilities[.][^.]+$/.test(exact))
    return {
      target: `${exact}.floorArea`,
      match: 'guessed',
      unit,
      candidates: [{ id: `${exact}.floorArea`, name: whole, score: LEAST_GUESS }],
    }
  if (exact !== null) return { target: exact, match: 'exact', unit, candidates: [] }
  const trailing = unit === null ? splitTrailingUnit(whole) : null
  const shortened = trailing === null ? null : exactTarget(trailing.name, index)
  if (trailing !== null && shortened !== null) return { target: shortened, match: 'exact', unit: trailing.unit, candidates: [] }
  const candidates = guesses ? candidatesOf(trailing?.name ?? whole, index) : []
  const [best, second] = candidates
  const isGuess = best !== undefined && best.score >= LEAST_GUESS && best.score - (second?.score ?? 0) >= APART
  return { target: isGuess ? best.id : null, match: isGuess ? 'guessed' : 'none', unit: unit ?? trailing?.unit ?? null, candidates }
}

/** The unit that a header states. */
export function unitOfHeader(parts: readonly string[]): ReadUnit | null {
  return parts.map(splitUnit).reduceRight<ReadUnit | null>((found, part) => found ?? part.unit, null)
}

// The unit in brackets, or after a stroke: 面积（公顷）, 建筑面积/㎡.
function splitUnit(text: string): { readonly name: string; readonly unit: ReadUnit | null } {
  let unit: ReadUnit | null = null
  const found = (whole: string, inside: string): string => {
    const read = readUnit(inside)
    if (read === null || unit !== null) return whole
    unit = read
    return ''
  }
  const without = fold(text)
    .replace(/[([]([^()[\]]{1,20})[)\]]/g, found)
    .replace(/[/,，:：]([^/,，:：]{1,12})$/, found)
  return { name: foldHeader(without), unit }
}

function splitTrailingUnit(name: string): { readonly name: string; readonly unit: ReadUnit } | null {
  for (let start = 2; start < name.length; start++) {
    const unit = unitAtStart(name.slice(start))
    if (unit?.rest === '') return { name: name.slice(0, start), unit: unit.unit }
  }
  return null
}

function exactTarget(name: string, index: HeaderIndex): string | null {
  return index.names.get(name) ?? facilityTarget(name, index)
}

// 幼儿园建筑面积, facilities.kindergarten.floorArea, 幼儿园数量, 是否有幼儿园, 幼儿园（有/无）.
function facilityTarget(name: string, { names, types, figures }: HeaderIndex): string | null {
  const [, whole = '', key = ''] = /^(facilities[.][a-z0-9-]+)[.]([a-z0-9]+)$/.exec(name) ?? []
  if (names.has(whole) && figures.has(key)) return `${whole}.${figures.get(key)}`
  const asked = PRESENCE.find((word) => name.startsWith(word))
  const stem = asked === undefined ? name : name.slice(asked.length)
  for (const [spelling, type] of types) {
    if (!stem.startsWith(spelling)) continue
    const rest = stem.slice(spelling.length)
    const figure = asked === undefined ? figures.get(rest) : undefined
    if (figure !== undefined) return `facilities.${type}.${figure}`
    if (rest === '' || COUNTS.includes(rest) || PRESENCE.includes(rest) || rest === '是否') return `facilities.${type}`
  }
  return null
}

function startsWithType(name: string, { types }: HeaderIndex): boolean {
  return types.some(([spelling]) => name.startsWith(spelling))
}

function candidatesOf(name: string, index: HeaderIndex): readonly Candidate[] {
  const best = new Map<string, Candidate>()
  const offer = (id: string, spelling: string, score: number): void => {
    const rounded = Math.round(score * 100) / 100
    if (rounded >= LEAST_SHOWN && rounded > (best.get(id)?.score ?? 0)) best.set(id, { id, name: spelling, score: rounded })
  }
  for (const { rest, removed } of withoutFillers(name)) {
    const target = exactTarget(rest, index)
    if (target !== null) offer(target, rest, 0.95 - 0.05 * removed)
  }
  for (const [spelling, target] of index.names) {
    if (name.length > 60) break
    // A facility or a judged item is asked for by more than a name that resembles it.
    offer(target, spelling, likeness(name, spelling) * (target.includes('.') ? 0.8 : 1))
    if (spelling.length >= 2 && name.includes(spelling)) offer(target, spelling, 0.5 + 0.25 * (spelling.length / name.length))
  }
  // An area of a facility is most often its floor area.
  const [spelling = '', type] = name.endsWith('面积') ? (index.types.find(([start]) => name.startsWith(start)) ?? []) : []
  if (type !== undefined) {
    const between = name.slice(spelling.length, -2)
    const isBare = between === '' || FILLERS.includes(between)
    offer(`facilities.${type}.floorArea`, `${spelling}建筑面积`, isBare ? 0.85 : 0.6)
    offer(`facilities.${type}.siteArea`, `${spelling}用地面积`, 0.6)
  }
  return [...best.values()].sort((a, b) => b.score - a.score || compareText(a.id, b.id)).slice(0, MOST_SHOWN)
}

// The name without one or two words that change nothing of what is meant.
function withoutFillers(name: string): readonly { readonly rest: string; readonly removed: number }[] {
  const once = FILLERS.flatMap((word) => stripped(name, word))
  const twice = once.flatMap((rest) => FILLERS.flatMap((word) => stripped(rest, word)))
  return [...once.map((rest) => ({ rest, removed: 1 })), ...twice.map((rest) => ({ rest, removed: 2 }))]
}

function stripped(name: string, word: string): readonly string[] {
  const start = name.startsWith(word) ? [name.slice(word.length)] : []
  const end = name.endsWith(word) ? [name.slice(0, -word.length)] : []
  return [...start, ...end].filter((rest) => rest !== '')
}
