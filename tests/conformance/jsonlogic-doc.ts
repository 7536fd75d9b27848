import type { Operator } from '../../src/logic/operator.js'
import { operators } from '../../src/logic/operators/index.js'
import { compileLogic, isWanzhengError } from '../../src/logic.js'
import type { Label } from '../../src/schema/label.js'
import { documentation } from '../logic/documentation.js'
import { type Intention, intentions } from './differences.js'
import { WORDS } from './jsonlogic-words.js'
import type { Tally } from './suite.js'

/** The command that writes the page. */
export const COMMAND = 'UPDATE_DOCS=1 npx vitest run tests/conformance'

/** Operators that jsonlogic.com does not have. */
const ADDED: ReadonlySet<string> = new Set(['count', 'sum', 'largest', 'smallest', 'days', 'add-months'])

/** The page for whoever knows JsonLogic, in one language; of all numbers only the counts of the suite stand in bold. */
export function jsonLogicDoc(counts: Tally, language: keyof Label): string {
  const generic = operators.filter((operator) => operator.packOnly !== true)
  const forPacks = operators.filter((operator) => operator.packOnly === true)
  const differing = intentions.map(casesOf).reduce((sum, one) => sum + one, 0)
  const words = WORDS[language]
  const numbersOf = {
    total: bold(counts.total),
    agreed: bold(counts.sameResult + counts.bothRefuse),
    sameResult: bold(counts.sameResult),
    bothRefuse: bold(counts.bothRefuse),
    bothRefuseForOperator: bold(counts.bothRefuseForOperator),
    differing: bold(differing),
  }
  const head = (cells: readonly string[]): string => `${row(cells)}\n${row(cells.map(() => '---')).replaceAll(' ', '')}`
  return `<!-- Generated from the operators and the conformance tests by \`${COMMAND}\`; do not edit. -->

${words.opening}

${words.suite(numbersOf)}

${head(words.differences)}
${intentions.map((one) => rowOfIntention(one, language)).join('\n')}

${intentions.map(({ title, why }) => `- **${title[language]}**${words.colon}${why[language]}`).join('\n')}

${words.operators}

${head(words.operatorColumns)}
${generic.map((one) => rowOfOperator(one, language)).join('\n')}

${words.packs}

${head(words.operatorColumns)}
${forPacks.map((one) => rowOfOperator(one, language)).join('\n')}

${words.examples}

${head(words.exampleColumns)}
${generic.flatMap(rowsOfExamples).join('\n')}
`
}

function rowOfIntention(intention: Intention, language: keyof Label): string {
  const { title, example } = intention
  const { on } = WORDS[language]
  const data = example.data === undefined ? '' : on(code(example.data))
  return row([
    title[language],
    bold(casesOf(intention)),
    `${code(example.rule)}${data}`,
    suiteOf(example, language),
    oursOf(example, language),
  ])
}

function suiteOf({ suite }: Intention['example'], language: keyof Label): string {
  return suite === 'an error' ? WORDS[language].error : `\`${suite}\``
}

function oursOf({ rule, data }: Intention['example'], language: keyof Label): string {
  const { unknown, refused } = WORDS[language]
  try {
    const result = compileLogic(rule)(data)
    return result === null ? unknown : code(result)
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    return refused(String(error.issues[0]?.code))
  }
}

function rowOfOperator({ name, arity: [fewest, most], operands }: Operator, language: keyof Label): string {
  const { kinds, or, comma, colon } = WORDS[language]
  const count = fewest === most ? String(fewest) : most === Infinity ? `${fewest}…` : `${fewest}–${most}`
  const wanted = operands.map((allowed) =>
    allowed.length === 1
      ? kinds.any
      : allowed
          .filter((kind) => kind !== 'any')
          .map((kind) => kinds[kind])
          .join(or),
  )
  const summary = documentation[name]?.summary[language] ?? ''
  return row([`${code(name, String)}${ADDED.has(name) ? ' +' : ''}`, `${count}${colon}${wanted.join(comma)}`, summary])
}

function rowsOfExamples({ name }: Operator): readonly string[] {
  return (documentation[name]?.examples ?? []).map(({ rule, data, result }) =>
    row([code(rule), data === undefined ? '' : code(data), code(result)]),
  )
}

function casesOf({ cases }: Intention): number {
  return Object.values(cases).flat().length
}

function bold(count: number): string {
  return `**${count.toLocaleString('en')}**`
}

function code(value: unknown, write: (value: unknown) => string = JSON.stringify): string {
  return `\`${write(value)}\``
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
