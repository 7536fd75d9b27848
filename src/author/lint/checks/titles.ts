import { at } from '../../../issue.js'
import { exactOf } from '../../../logic/value.js'
import { fromNumber, parseDecimal, type Rational, toDecimal } from '../../../rational.js'
import type { Rule } from '../../../schema/pack.js'
import type { LintContext } from '../context.js'
import { everyPart } from '../expression.js'
import { figuresFor, limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'
import { fitOf, quantityOfUnit } from '../units/quantity.js'
import { UNITS } from '../units/unit-table.js'

/** A number with its unit, as a title writes it. */
interface Written {
  readonly text: string
  readonly number: Rational
  readonly unit: string
}

/** Titles that say another number or another unit than the rule. */
export function* titles(context: LintContext): Generator<LintFinding> {
  for (const [index, rule] of context.pack.rules.entries()) {
    if (rule.finding !== undefined) continue
    const path = at('/rules', index)
    const figures = figuresIn(rule, path, context)
    for (const language of ['zh', 'en'] as const)
      for (const written of writtenIn(rule.title[language])) {
        const place = at(path, 'title', language)
        const isSame = figures.some((figure) => figure.equals(written.number) || figure.equals(asShare(written)))
        if (!isSame) yield finding('title-figure', place, written.text, figures.map((one) => toDecimal(one, 12)).join(', '))
        else if (rule.unit !== undefined && !isUnitOf(written.unit, rule.unit)) yield finding('title-unit', place, written.text, rule.unit)
      }
  }
}

// The figures of its limits, and the numbers written in its expressions.
function figuresIn(rule: Rule, path: string, { pack, expressions, names }: LintContext): readonly Rational[] {
  const stated = limitsOf(rule, path).flatMap((limit) =>
    figuresFor(pack, limit).flatMap(({ row, period }) => {
      const { value, min, max } = row ?? period
      return [value, min, max].flatMap((one) => (one === undefined ? [] : (exactOf(one) ?? [])))
    }),
  )
  const own = expressions.filter((one) => one.rule === rule).flatMap(({ place }) => [...everyPart(place, names)])
  return [...stated, ...own.flatMap(({ json }) => exactOf(json) ?? [])]
}

const UNIT = Object.keys(UNITS)
  .filter((unit) => unit !== '1' && unit !== 'share')
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit.replaceAll('.', '[.]'))
  .join('|')
// A circle of fifteen minutes is a name, not a figure.
const WRITTEN = new RegExp(
  `(?<![\\d.A-Za-z/〔])(\\d+(?:[.]\\d+)?)(?:\\s*[—–～~至-]\\s*(\\d+(?:[.]\\d+)?))?\\s*(${UNIT})(?![A-Za-z]|钟?生活圈)`,
  'g',
)

function writtenIn(title: string): readonly Written[] {
  return [...title.matchAll(WRITTEN)].flatMap(([text, first = '', second, unit = '']) =>
    [first, ...(second === undefined ? [] : [second])].flatMap((digits) => {
      const number = parseDecimal(digits)
      return number === null ? [] : [{ text, number, unit }]
    }),
  )
}

function asShare({ number, unit }: Written): Rational {
  return unit === '%' ? number.div(fromNumber(100)) : unit === '‰' ? number.div(fromNumber(1000)) : number
}

// ㎡ is said where ㎡ for every hundred households is meant.
function isUnitOf(written: string, unit: string): boolean {
  const [own, whole, over] = [written, unit, unit.split('/')[0] ?? unit].map(quantityOfUnit)
  if (own == null) return true
  return [whole, over].some((one) => one != null && ['alike', 'count'].includes(fitOf({ ...own, isScaled: true }, one)))
}
