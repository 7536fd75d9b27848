import { describe, expect, test } from 'vitest'
import { LINT_SEVERITIES } from '../../../src/author/lint/codes.js'
import { lintText } from '../../../src/author/lint/text.js'
import { describeFinding } from '../../../src/author/lint/words.js'
import { lintPack } from '../../../src/author/lint.js'
import { EXAMPLES } from './examples.js'
import { goodPack } from './good-pack.js'

const codes = Object.keys(EXAMPLES) as readonly (keyof typeof EXAMPLES)[] // the keys of a literal

test('in a good pack nothing is found', () => {
  expect(lintPack(goodPack())).toEqual([])
})

test('a unit that is known, but not to the pack, is not said to be a slip of itself', () => {
  const { pack } = EXAMPLES['unit-unknown']
  const hintFor = (unit: string): unknown =>
    lintPack(pack({ shortfall: { factor: 1, unit } })).find(({ code }) => code === 'unit-unknown')?.params.nearest
  expect(hintFor('公顷')).toBe(null)
  expect(hintFor('平米')).toBe('平方米')
})

test('a finding is on one line, whatever its place is called', () => {
  const pack = goodPack()
  const findings = lintPack({ ...pack, facts: { ...pack.facts, 'two\nlines\u001b[2J': [1] } })
  const text = lintText([{ name: 'x', findings }], 'en')
  expect(text.split('\n').map((line) => line.replace(/ .*/, ''))).toEqual(['error', '', 'x:', ''])
  expect(text).not.toContain('\u001b')
})

describe.each(codes)('%s', (code) => {
  const { bad, good, pack } = EXAMPLES[code]

  test('is found in the bad example, with its severity, a place that exists, and words in both languages', () => {
    const json = pack(bad)
    const found = lintPack(json).filter((one) => one.code === code)
    expect(lintPack(json).map((one) => one.code)).toContain(code)
    for (const one of found) {
      expect(one.severity).toBe(LINT_SEVERITIES[code])
      expect(valueAt(json, one.path), one.path).toBeDefined()
      for (const language of ['en', 'zh'] as const)
        for (const text of Object.values(describeFinding(one, language))) {
          expect(text).not.toMatch(/undefined|NaN|null|\[object/)
          if (language === 'zh') expect(text).toMatch(/\p{Script=Han}/u)
        }
    }
  })

  test('is not found in the good twin', () => {
    expect(lintPack(pack(good)).map((one) => one.code)).not.toContain(code)
  })
})

function valueAt(json: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], json)
}
