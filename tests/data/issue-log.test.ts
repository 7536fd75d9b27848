import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIssueLog } from '../../src/data/issue-log.js'
import { createEngine } from '../../src/index.js'
import { warning } from '../../src/issue.js'
import { describe as inWords, wordsOf } from '../../src/messages/describe.js'
import { tinyPack } from '../tiny-pack.js'

test('what is said of every row is kept once, with how many places there are', () => {
  const units = Array.from({ length: 1000 }, (_, index) => ({
    id: String(index),
    level: 'community',
    mystery: index,
    facilities: [{ type: 'hall', mystery: 1 }],
  }))
  const { issues } = createEngine([tinyPack()]).assess({ id: 'd', asOf: '2023-06-30', units })
  expect(issues.filter(({ code }) => code === 'unread-field').map(({ path, places }) => [path, places])).toEqual([
    ['/units/0/mystery', 1000],
    ['/units/0/facilities/0/mystery', 1000],
  ])
  const [first] = issues
  expect(inWords(first === undefined ? [] : [first], 'en')).toContain('(and in 999 more places)')
  expect(inWords(first === undefined ? [] : [first], 'zh')).toContain('（另有 999 处相同）')
})

test('nothing is lost: every place is counted, and every other issue kept in its order', () => {
  const field = fc.constantFrom('a', 'b', 'c')
  const some = fc
    .record({ field, at: fc.nat(9), isUnread: fc.boolean() })
    .map(({ field: name, at, isUnread }) =>
      isUnread
        ? warning('unread-field', `/units/${at}/${name}`, { field: name, nearest: null })
        : warning('unknown-finding', `/units/${at}/findings/${name}`, { finding: name, nearest: null }),
    )
  fc.assert(
    fc.property(fc.array(fc.array(some)), (issues) => {
      const log = createIssueLog()
      for (const each of issues) log.add(each)
      const all = log.all()
      const others = (list: typeof all): typeof all => list.filter(({ code }) => code !== 'unread-field')
      expect(others(all)).toEqual(others(issues.flat()))
      for (const name of ['a', 'b', 'c']) {
        const given = issues.flat().filter((one) => one.code === 'unread-field' && one.params.field === name)
        const [kept, ...more] = all.filter((one) => one.code === 'unread-field' && one.params.field === name)
        expect([kept?.path, kept === undefined ? 0 : (kept.places ?? 1), more]).toEqual([given[0]?.path, given.length, []])
        if (kept !== undefined) expect(wordsOf(kept, 'en')).toContain(name)
      }
    }),
  )
})

test('a unit whose id was given before is a warning', () => {
  const units = ['x', 'y', 'x'].map((id) => ({ id, level: 'community' }))
  const { issues } = createEngine([tinyPack()]).assess({ id: 'd', asOf: '2023-06-30', units })
  expect(issues.filter(({ code }) => code === 'duplicate-unit')).toEqual([
    warning('duplicate-unit', '/units/2', { id: 'x', first: '/units/0' }),
  ])
})
