import { describe, expect, test } from 'vitest'
import { intentions } from './differences.js'
import { evaluate, isAgreed, keyOf, readSuite, tally } from './suite.js'

const suite = readSuite()
if (suite === null)
  console.warn('THE JSONLOGIC SUITE IS NOT THERE (../shared/suites/json-logic): its 1,138 cases are NOT checked in this run')

const listed = intentions.flatMap(({ id, cases }) =>
  Object.entries(cases).flatMap(([file, indices]) => indices.map((index) => ({ id, key: `${file}#${index}` }))),
)

test('no case is listed under two intentions', () => {
  const keys = listed.map(({ key }) => key)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

describe.skipIf(suite === null)('the 1,138 cases of the JsonLogic suite in ../shared/suites/json-logic', () => {
  const judged = (suite ?? []).map((one) => ({ one, key: keyOf(one), ours: evaluate(one) }))
  const differing = judged.filter(({ one, ours }) => !isAgreed(one, ours))

  test('are all there', () => {
    expect(judged.length).toBe(1138)
  })

  test('each agrees, or is listed under the intention it differs by', () => {
    const known = new Set(listed.map(({ key }) => key))
    expect(differing.filter(({ key }) => !known.has(key))).toEqual([])
  })

  test('none that is listed has begun to agree', () => {
    const keys = new Set(differing.map(({ key }) => key))
    expect(listed.filter(({ key }) => !keys.has(key))).toEqual([])
  })

  test.each(intentions)('$id: each listed case shows this difference', ({ id, isShownBy }) => {
    const own = new Set(listed.filter((entry) => entry.id === id).map(({ key }) => key))
    expect(differing.filter(({ key, one, ours }) => own.has(key) && !isShownBy(one, ours))).toEqual([])
  })

  test('are counted', () => {
    const counts = tally(suite ?? [])
    const byIntention = Object.fromEntries(intentions.map(({ id }) => [id, listed.filter((entry) => entry.id === id).length]))
    console.info(`JsonLogic suite: ${JSON.stringify({ ...counts, differ: differing.length, ...byIntention })}`)
    expect(counts.sameResult + counts.bothRefuse + differing.length).toBe(counts.total)
  })
})
