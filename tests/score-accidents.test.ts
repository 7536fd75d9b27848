import { describe, expect, test } from 'vitest'
import { createEngine, type UnitAssessment } from '../src/index.js'
import type { Pack, Rule } from '../src/schema/pack.js'
import { tinyPack, tinyRule } from './tiny-pack.js'

const DATE = '2023-06-30'
const unit = (parts: object = {}): object => ({ id: 'u', level: 'community', ...parts })

function assess(rules: readonly Partial<Rule>[], units: readonly object[], parts: Partial<Pack> = {}) {
  const pack = tinyPack({ rules: rules.map((rule, index) => tinyRule({ id: `r${index}`, ...rule })), ...parts })
  return createEngine([pack], { asOf: DATE }).assess({ id: 'd', units })
}

/** The score and the grades of one unit. */
function scoreOf(rules: readonly Partial<Rule>[], given: object = {}, parts: Partial<Pack> = {}): unknown {
  const { score, grade, grades } = assess(rules, [unit(given)], parts).units[0] as UnitAssessment // one unit in, one unit out
  return [score, grade, grades]
}

const ALL_OPEN = [{ low: 0, high: 100 }, null, ['B', 'A']]
const NONE = [null, null, []]

describe('a score is never an accident', () => {
  const two = tinyPack().scoring
  const groups = [
    { id: 'g', title: two.formula, weight: 100 },
    { id: 'free', title: two.formula, weight: 0 },
  ]
  test.each<[string, readonly Partial<Rule>[], object, Partial<Pack>, unknown]>([
    ['no rules at all', [], {}, {}, NONE],
    ['no rule for the level', [{ check: true, level: ['city'] }], {}, {}, NONE],
    [
      'nothing applies',
      [
        { check: true, applies: false },
        { finding: 'water', applies: false },
      ],
      {},
      {},
      NONE,
    ],
    ['nothing is known', [{ check: { var: 'heated' } }, { finding: 'water' }], {}, {}, ALL_OPEN],
    [
      'whether anything applies is not known',
      [
        { check: true, applies: { var: 'heated' } },
        { finding: 'water', applies: { var: 'heated' } },
      ],
      {},
      {},
      ALL_OPEN,
    ],
    [
      'every weight is zero',
      [
        { check: true, weight: 0 },
        { check: false, weight: 0 },
      ],
      {},
      {},
      NONE,
    ],
    ['only a group without weight applies', [{ check: true, group: 'free' }], {}, { scoring: { ...two, groups } }, NONE],
    ['a failure without weight', [{ check: true }, { check: false, weight: 0 }], {}, {}, [{ low: 100, high: 100 }, 'A', ['A']]],
    [
      'only what may be',
      [
        { check: false, obligation: 'may' },
        { check: false, obligation: 'encourage' },
      ],
      {},
      {},
      NONE,
    ],
    [
      'one small weight beside a large one',
      [
        { check: false, weight: 1e-9 },
        { check: true, weight: 1e9 },
      ],
      {},
      {},
      [{ low: 100, high: 100 }, 'A', ['A']],
    ],
    [
      'weights that doubles cannot add up',
      [
        { check: true, weight: 0.1 },
        { check: true, weight: 0.2 },
        { check: false, weight: 0.3 },
      ],
      {},
      {},
      [{ low: 50, high: 50 }, 'A', ['A']],
    ],
  ])('%s', (_, rules, given, parts, expected) => {
    expect(scoreOf(rules, given, parts)).toEqual(expected)
  })

  test('a dataset without units is assessed, and has none', () => {
    expect(assess([{ check: true }], [])).toMatchObject({ units: [], issues: [] })
  })

  test('a unit that cannot be read is no unit that fails', () => {
    const { units, issues } = assess([{ check: true }], [7 as never, unit({ level: 'village' }), unit()])
    expect([units.length, issues.length > 0, units[0]?.score]).toEqual([1, true, { low: 100, high: 100 }])
  })

  test('a unit has the same result alone, first, last and twice in a batch', () => {
    const rules = [{ check: { var: 'heated' } }, { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } }]
    const own = unit({ area: 31 })
    const others = [unit({ id: 'a', area: 1, heated: true }), unit({ id: 'z', area: null })]
    const alone = assess(rules, [own]).units[0]
    for (const batch of [
      [own, ...others],
      [...others, own],
      [others[0], own, own, others[1]],
    ]) {
      const found = assess(rules, batch as object[]).units.filter(({ id }) => id === 'u')
      expect(found.length).toBeGreaterThan(0)
      for (const one of found) expect(one).toEqual(alone)
    }
  })

  test('what was assessed before leaves nothing behind', () => {
    const engine = createEngine(
      [
        tinyPack({
          rules: [tinyRule({ check: { '>': [{ fact: 'area' }, 1] } })],
          facts: { area: { title: two.formula, unit: '㎡', expression: { var: 'area' } } },
        }),
      ],
      { asOf: DATE },
    )
    const once = engine.assess({ id: 'd', units: [unit({ area: 5 })] })
    engine.assess({ id: 'd', units: [unit({ area: 0 }), unit({ id: 'v' })] })
    expect(JSON.stringify(engine.assess({ id: 'd', units: [unit({ area: 5 })] }))).toBe(JSON.stringify(once))
  })
})
