import { expect, test } from 'vitest'
import { expectationText } from '../../../src/author/test/expectation.js'
import type { Got } from '../../../src/author/test/run-case.js'

test.each<[Got, string, string]>([
  [{ status: 'pass' }, 'met', '达标'],
  [{ status: null }, 'not judged', '不评判这样的单元'],
  [{ status: 'fail', value: 2, shortfall: { value: 0.5, unit: '㎡' } }, 'not met; value 2; short by 0.5 ㎡', '未达标；值为 2；缺 0.5 ㎡'],
  [{ status: 'pass', value: { min: 3 }, shortfall: null }, 'met; value 3 – ; nothing short', '达标；值为 3 – ；无缺口'],
  [{ status: 'fail', shortfall: { value: { min: 1, max: 4 }, unit: '㎡' } }, 'not met; short by 1 – 4 ㎡', '未达标；缺 1 – 4 ㎡'],
  [
    { status: 'unknown', value: null, reason: 'missing-data', missing: ['households', 'population'] },
    'not known; value –; reason: data are missing; not known: households, population',
    '未知；值为 –；原因：缺少数据；未知：households、population',
  ],
  [{ status: 'not-applicable', reason: null, missing: [] }, 'not applicable; reason: none; not known: –', '不适用；原因：无；未知：–'],
  // What no engine gives stands as it was written.
  [{ status: 'fail', reason: 'toString', value: [1] }, 'not met; value [1]; reason: "toString"', '未达标；值为 [1]；原因："toString"'],
])('%j in words', (terms, en, zh) => {
  expect(expectationText(terms, 'en')).toBe(en)
  expect(expectationText(terms, 'zh')).toBe(zh)
})
