import type { Outcome, OutcomeOperand } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { type Context, nameOf, say } from './context.js'
import { operandWordsIn } from './operand-words.js'
import { printOf, type Quantity, quantityText } from './quantity.js'
import { onOneLine } from './width.js'

/** The values that a rule read, each with where it comes from below it; nothing where none were listed. */
export function operandLines({ operands = [] }: Outcome, pack: Pack | undefined, context: Context): readonly string[] {
  if (operands.length === 0) return []
  return [
    operandWordsIn(context.language).title,
    ...operands.flatMap((operand) => {
      const origin = originOf(operand, context)
      const line = `${titleOf(operand, pack, context)} = ${valueText(operand, pack, context)}`
      return [line, ...origin.map((text, index) => `${index === origin.length - 1 ? '└' : '├'} ${text}`)]
    }),
  ]
}

function titleOf({ name, facility }: OutcomeOperand, pack: Pack | undefined, context: Context): string {
  const { label } = context.words
  const title = name === 'asOf' ? label.asOf : name === 'level' ? label.level : nameOf(name, pack, context)
  return facility === undefined ? title : context.words.aside(title, onOneLine(facility))
}

function valueText({ name, value, unit, open }: OutcomeOperand, pack: Pack | undefined, context: Context): string {
  const { words } = context
  const parts = name.split('.')
  if (value === null || value === undefined) return words.label.notKnown
  if (parts[0] === 'facilities' && parts.length === 2)
    return open === true ? words.atLeast(words.items(Number(value))) : words.items(Number(value))
  if (typeof value === 'boolean') return words.truth[`${value}`]
  if (typeof value === 'string') {
    if (parts[0] === 'findings') return words.finding[value as keyof typeof words.finding] ?? value
    const field = pack?.dictionary[parts.length === 3 ? 'facility' : 'unit'][parts.at(-1) ?? '']
    const label = field?.values !== undefined && Object.hasOwn(field.values, value) ? field.values[value] : undefined
    return label === undefined ? onOneLine(value) : say(label, context)
  }
  const plain = plainQuantity(value)
  return plain === null
    ? onOneLine(JSON.stringify(value))
    : (quantityText(plain, printOf(unit, pack, context), context) ?? words.label.notKnown)
}

// A decimal that no double carries is shown as it was written.
function plainQuantity(value: unknown): Quantity {
  if (typeof value === 'number') return value
  const { min, max } = (value ?? {}) as { readonly min?: unknown; readonly max?: unknown }
  const ends = [min, max].filter((end) => end !== undefined)
  return ends.length > 0 && ends.every((end) => typeof end === 'number') ? (value as Quantity) : null
}

const TEXTS = ['source', 'url', 'date', 'method', 'trust', 'raw', 'note'] as const

function originOf({ evidence, on, provenance = {} }: OutcomeOperand, context: Context): readonly string[] {
  const words = operandWordsIn(context.language)
  const told = (key: keyof typeof words.label, text: string | undefined): readonly string[] =>
    text === undefined ? [] : [context.words.labelled(words.label[key], onOneLine(text))]
  const { approximate, alternatives } = provenance
  return [
    ...told('evidence', evidence),
    ...told('on', on),
    ...TEXTS.flatMap((key) => told(key, provenance[key])),
    ...(approximate === true ? [words.approximate] : []),
    ...(Array.isArray(alternatives)
      ? [words.alternatives(alternatives.map((other) => onOneLine(JSON.stringify(other?.value ?? null))))]
      : []),
  ]
}
