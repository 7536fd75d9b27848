import type { Operator } from '../../src/logic/operator.js'
import { operators } from '../../src/logic/operators/index.js'
import { compileLogic, isWanzhengError } from '../../src/logic.js'
import { documentation } from '../logic/documentation.js'
import { type Intention, intentions } from './differences.js'
import type { Tally } from './suite.js'

/** The command that writes the page. */
export const COMMAND = 'UPDATE_DOCS=1 npx vitest run tests/conformance'

/** Operators that jsonlogic.com does not have. */
const ADDED: ReadonlySet<string> = new Set(['count', 'sum', 'largest', 'smallest', 'days', 'add-months'])

/** The page for whoever knows JsonLogic; counts of the suite stand in bold, and nothing else does. */
export function jsonLogicDoc(counts: Tally): string {
  const differing = intentions.map(casesOf).reduce((sum, one) => sum + one, 0)
  const generic = operators.filter((operator) => operator.packOnly !== true)
  return `<!-- Generated from the operators and the conformance tests by \`${COMMAND}\`; do not edit. -->

# JsonLogic here · 与 JsonLogic 的异同

Rules are JsonLogic. On complete, well-typed data a rule means what json-logic-js says it means, except that numbers are the decimals that were written:
\`{"==": [{"+": [0.1, 0.2]}, 0.3]}\` is true. Everywhere else we are stricter: a value that is not known stays unknown (\`null\`), nothing is converted,
and a rule that cannot mean anything is refused when it loads.

规则采用 JsonLogic。数据完整且类型正确时，规则的含义与 json-logic-js 一致，唯一的区别是数按所写的十进制小数精确计算。除此之外更为严格：
未知的值保持未知（\`null\`），不作任何类型转换，没有意义的规则在加载时即被拒绝。

## The public suite · 公开测试集

Of the ${bold(counts.total)} cases of [compat-tables](https://github.com/json-logic/compat-tables) at commit ee046c7, ${bold(counts.sameResult + counts.bothRefuse)} agree:
${bold(counts.sameResult)} with the same result, and ${bold(counts.bothRefuse)} that expect an error and are refused (${bold(counts.bothRefuseForOperator)} of these because they use an operator that is not there).
The other ${bold(differing)} differ by exactly one of these intentions each; a test holds the list, case by case.

公开测试集共 ${bold(counts.total)} 例，一致 ${bold(counts.sameResult + counts.bothRefuse)} 例；其余 ${bold(differing)} 例各因下列一种原因而不同，由测试逐例核对。

| what differs | 差异 | cases | for example | the suite | here |
|---|---|---|---|---|---|
${intentions.map(rowOfIntention).join('\n')}

${intentions.map(sectionOfIntention).join('\n\n')}

## Operators · 运算符

An operator takes its operands in a list; one operand needs no brackets, except for \`and\`, \`or\`, \`if\` and \`?:\`. Operators marked + are not in JsonLogic.
Comparisons of more than two operands compare each with the next; \`-\`, \`/\` and \`%\` go from left to right.

运算符的操作数写成列表；只有一个操作数时可省去方括号，但 \`and\`、\`or\`、\`if\`、\`?:\` 除外。标 + 者为 JsonLogic 所无。
比较两个以上操作数时，逐个与后一个比较；\`-\`、\`/\`、\`%\` 从左到右计算。

| operator | operands | | |
|---|---|---|---|
${generic.map(rowOfOperator).join('\n')}

Only in rule packs · 仅用于规则包:

| operator | operands | | |
|---|---|---|---|
${operators
  .filter((operator) => operator.packOnly === true)
  .map(rowOfOperator)
  .join('\n')}

## Examples · 示例

Each line is run as a test. \`null\` is unknown · 每行都作为测试运行，\`null\` 表示未知。

| rule | data | result |
|---|---|---|
${generic.flatMap(rowsOfExamples).join('\n')}
`
}

function rowOfIntention(intention: Intention): string {
  const { title, example } = intention
  const data = example.data === undefined ? '' : ` on ${code(example.data)}`
  return row([title.en, title.zh, bold(casesOf(intention)), `${code(example.rule)}${data}`, example.suite, outcomeOf(example)])
}

function sectionOfIntention({ title, why }: Intention): string {
  return `### ${title.en} · ${title.zh}\n\n${why.en}\n\n${why.zh}`
}

function outcomeOf({ rule, data }: Intention['example']): string {
  try {
    const result = compileLogic(rule)(data)
    return result === null ? 'unknown 未知' : code(result)
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    return `refused 拒绝 (\`${error.issues[0]?.code}\`)`
  }
}

function rowOfOperator({ name, arity: [fewest, most], operands }: Operator): string {
  const summary = documentation[name]?.summary ?? { en: '', zh: '' }
  const count = fewest === most ? String(fewest) : most === Infinity ? `${fewest}…` : `${fewest}–${most}`
  const kinds = operands.map((allowed) => (allowed.length === 1 ? 'any' : allowed.filter((kind) => kind !== 'any').join(' or ')))
  return row([`${code(name, String)}${ADDED.has(name) ? ' +' : ''}`, `${count}: ${kinds.join(', ')}`, summary.en, summary.zh])
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
