import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface ClauseSource {
  readonly id: string
  readonly locator: string
  readonly title: { readonly en: string; readonly zh: string }
  readonly text: string
  readonly status: string
  readonly reason?: { readonly en: string; readonly zh: string }
  readonly rules: readonly string[]
}

const here = dirname(fileURLToPath(import.meta.url))
const packFolder = resolve(here, '../../rules/notice-2022-48')
const noticeFile = resolve(here, '../../../shared/standards/notice-2022-48.txt')
const hasNotice = existsSync(noticeFile)
if (!hasNotice) console.warn(`NOT CHECKED: the text of the notice is not at ${noticeFile}, so its coverage was not tested.`)

const clauses = readJson<readonly ClauseSource[]>(resolve(packFolder, 'clauses.json'))
const notice = hasNotice ? readFileSync(noticeFile, 'utf8') : ''

test.skipIf(!hasNotice)('every clause text stands word for word in the notice', () => {
  expect(clauses.filter(({ text }) => text.trim() === '' || !notice.includes(text)).map(({ id, text }) => `${id}: ${text}`)).toEqual([])
})

test.skipIf(!hasNotice)('clause entries follow the order of the notice', () => {
  expect(
    spans()
      .filter(({ start }) => start < 0)
      .map(({ clause }) => `${clause.id}: ${clause.text}`),
  ).toEqual([])
})

test.skipIf(!hasNotice)('every part of every sentence of sections 一 to 三 is covered by a clause entry', () => {
  expect(uncovered(clauses)).toEqual([])
})

test.skipIf(!hasNotice)('leaving out any one clause entry is noticed', () => {
  const unnoticed = clauses.filter(
    (clause) => /\p{Script=Han}/u.test(clause.text) && uncovered(clauses.filter((other) => other !== clause)).length === 0,
  )
  expect(unnoticed.map(({ id }) => id)).toEqual([])
})

test.skipIf(!hasNotice)('the locator of a clause is where its text stands', () => {
  const wrong = spans().filter(({ clause, start }) => clause.locator !== locatorAt(start))
  expect(wrong.map(({ clause, start }) => `${clause.id}: ${clause.locator}, stands in ${locatorAt(start)}`)).toEqual([])
})

test('a clause is judged by rules, or says in both languages why it is not', () => {
  const judged = new Set(rulesOf(packFolder).map(({ clause }) => clause))
  for (const { id, status, reason, rules } of clauses) {
    expect(rules, `${id}: rules are filled in when the pack is built`).toEqual([])
    expect(judged.has(id), `${id} is ${status}`).toBe(status === 'automated' || status === 'manual')
    expect(reason !== undefined && reason.en !== '' && reason.zh !== '', `${id} is ${status}`).toBe(status === 'out-of-scope')
  }
})

test('a manual clause is judged by findings, an automated one by figures and dates', () => {
  const statusByClause = new Map(clauses.map(({ id, status }) => [id, status]))
  const wrong = rulesOf(packFolder).filter(
    ({ clause, finding }) => statusByClause.get(clause) !== (finding === undefined ? 'automated' : 'manual'),
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
})

/** Each clause with the place of its text, searched from the start of the clause before it; -1 where it is not found. */
function spans(
  entries: readonly ClauseSource[] = clauses,
): readonly { readonly clause: ClauseSource; readonly start: number; readonly end: number }[] {
  let from = 0
  return entries.map((clause) => {
    const start = notice.indexOf(clause.text, from)
    if (start >= 0) from = start + 1
    return { clause, start, end: start < 0 ? start : start + clause.text.length }
  })
}

/** Runs of text of sections 一 to 三, punctuation aside, that no entry covers. */
function uncovered(entries: readonly ClauseSource[]): readonly string[] {
  const begin = notice.indexOf('一、总体要求')
  const end = notice.indexOf('附件：')
  const covered = new Uint8Array(notice.length)
  for (const span of spans(entries)) if (span.start >= 0) covered.fill(1, span.start, span.end)
  let gap = ''
  const gaps: string[] = []
  for (let place = begin; place <= end; place++) {
    const character = notice.charAt(place)
    if (/[\p{P}\p{Z}\s]/u.test(character)) continue
    if (place < end && covered[place] === 0) gap += character
    else if (gap !== '') {
      gaps.push(gap)
      gap = ''
    }
  }
  return gaps
}

/** The section that a place of the notice belongs to: 一, 二, 二（一）, …, 三. */
function locatorAt(place: number): string {
  const before = notice.slice(0, place + 1)
  const section = [...before.matchAll(/^[一二三](?=、|$)/gmu)].at(-1)
  const part = [...before.matchAll(/^（/gmu)].at(-1)
  const name = section?.[0] ?? ''
  return part === undefined || part.index < (section?.index ?? 0) ? name : `${name}（${notice.charAt(part.index + 1)}）`
}

function rulesOf(folder: string): readonly { readonly id: string; readonly clause: string; readonly finding?: string }[] {
  const rules = resolve(folder, 'rules')
  return readdirSync(rules)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.cases.json'))
    .map((name) => readJson(resolve(rules, name)))
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T // the pack schema is checked when packs are built
}
