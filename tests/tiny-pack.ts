import { createEngine, type Outcome } from '../src/index.js'
import type { Pack, Rule } from '../src/schema/pack.js'

const label = { en: 'x', zh: '某' }

/** A pack of one clause, with the parts a test gives it. */
export function tinyPack(parts: Partial<Pack> = {}): Pack {
  return {
    schema: 'wanzheng/pack/1',
    id: 'tiny',
    version: '1.0.0',
    semantics: 1,
    operators: [],
    title: label,
    summary: label,
    documents: [{ id: 'doc', number: 'D 1', title: label, from: '2020-01-01' }],
    clauses: [{ id: 'c', document: 'doc', locator: '1.1', title: label, status: 'automated', grade: 'A', rules: [] }],
    parameters: { thirty: parameter({ value: 30 }) },
    facts: {},
    remedies: {},
    dictionary: {
      unit: {
        households: { label, type: 'number', unit: '户', min: 1, integer: true },
        area: { label, type: 'number', unit: '㎡', min: 0 },
        share: { label, type: 'number', unit: 'share', min: 0, max: 1 },
        zone: { label, type: 'enum', values: { I: label, II: label } },
        heated: { label, type: 'boolean' },
        builtOn: { label, type: 'date' },
        motto: { label, type: 'text' },
      },
      facility: { floorArea: { label, type: 'number', unit: '㎡', min: 0 } },
      facilities: { shop: { label }, school: { label } },
      findings: { water: { label } },
      units: { '㎡': label, 户: label, share: label, '1': label },
    },
    scoring: {
      official: false,
      formula: label,
      basis: label,
      groups: [{ id: 'g', title: label, weight: 100 }],
      scored: ['must', 'shall'],
      partial: 0.5,
      grades: [
        { grade: 'A', min: 50 },
        { grade: 'B', min: 0 },
      ],
    },
    readings: [],
    rules: [],
    cases: {},
    ...parts,
  }
}

/** A parameter with one figure, graded A unless said otherwise. */
export function parameter(
  figure: Partial<Pack['parameters'][string]['values'][number]>,
  rest: Partial<Pack['parameters'][string]> = {},
): Pack['parameters'][string] {
  return { title: label, unit: '㎡', values: [{ clause: 'c', grade: 'A', ...figure }], ...rest }
}

/** A rule of the tiny pack, with the parts a test gives it. */
export function tinyRule(parts: Partial<Rule>): Rule {
  return { id: 'r', title: label, clause: 'c', level: ['community'], group: 'g', obligation: 'shall', ...parts }
}

/** The outcome of one rule for one community. */
export function outcomeFor(
  rule: Partial<Rule>,
  unit: Readonly<Record<string, unknown>>,
  parts: Partial<Pack> = {},
  asOf = '2023-06-30',
): Outcome {
  const engine = createEngine([tinyPack({ rules: [tinyRule(rule)], ...parts })], { asOf })
  return engine.assess({ id: 'd', units: [{ id: 'u', level: 'community', ...unit }] }).units[0]?.outcomes[0] as Outcome // one unit, one rule
}
