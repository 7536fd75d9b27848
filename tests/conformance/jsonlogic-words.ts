import type { Kind } from '../../src/logic/operator.js'
import type { Label } from '../../src/schema/label.js'

/** Counts of the suite, written out. */
export type Numbers = Readonly<Record<'total' | 'agreed' | 'sameResult' | 'bothRefuse' | 'bothRefuseForOperator' | 'differing', string>>

interface Words {
  readonly opening: string
  readonly suite: (numbers: Numbers) => string
  readonly differences: readonly string[]
  readonly operators: string
  readonly operatorColumns: readonly string[]
  readonly packs: string
  readonly examples: string
  readonly exampleColumns: readonly string[]
  readonly on: (data: string) => string
  readonly unknown: string
  readonly error: string
  readonly refused: (code: string) => string
  readonly kinds: Readonly<Record<Kind, string>>
  readonly or: string
  readonly comma: string
  readonly colon: string
}

const SUITE = '[compat-tables](https://github.com/json-logic/compat-tables)'

/** The words of the page about JsonLogic. */
export const WORDS: Readonly<Record<keyof Label, Words>> = {
  en: {
    opening: `# JsonLogic here

[中文](jsonlogic.zh-CN.md) · [Documentation](README.md)

Rules are JsonLogic. On complete, well-typed data a rule means what json-logic-js says it means, except that numbers are the decimals that were written:
\`{"==": [{"+": [0.1, 0.2]}, 0.3]}\` is true. Everywhere else we are stricter: a value that is not known stays unknown (\`null\`), nothing is converted,
and a rule that cannot mean anything is refused when it loads.`,
    suite: ({ total, agreed, sameResult, bothRefuse, bothRefuseForOperator, differing }) => `## What differs, and why

Of the ${total} cases of ${SUITE} at commit ee046c7, ${agreed} agree:
${sameResult} with the same result, and ${bothRefuse} that expect an error and are refused (${bothRefuseForOperator} of these because they use an operator that is not there).
The other ${differing} differ by exactly one of these intentions each; a test holds the list, case by case.`,
    differences: ['what differs', 'cases', 'for example', 'the suite', 'here'],
    operators: `## Operators

An operator takes its operands in a list; one operand needs no brackets, except for \`and\`, \`or\`, \`if\` and \`?:\`. Operators marked + are not in JsonLogic.
Comparisons of more than two operands compare each with the next; \`-\`, \`/\` and \`%\` go from left to right.`,
    operatorColumns: ['operator', 'operands', 'meaning'],
    packs: 'Only in rule packs:',
    examples: `## Examples

Each line is run as a test. \`null\` is unknown.`,
    exampleColumns: ['rule', 'data', 'result'],
    on: (data) => ` on ${data}`,
    unknown: 'unknown',
    error: 'an error',
    refused: (code) => `refused (\`${code}\`)`,
    kinds: { any: 'any', number: 'number', boolean: 'boolean', text: 'text', list: 'list', record: 'object' },
    or: ' or ',
    comma: ', ',
    colon: ': ',
  },
  zh: {
    opening: `# 与 JsonLogic 的异同

[English](jsonlogic.md) · [文档](README.zh-CN.md)

规则采用 JsonLogic。数据完整且类型正确时，规则的含义与 json-logic-js 一致，唯一的区别是数按所写的十进制小数精确计算：
\`{"==": [{"+": [0.1, 0.2]}, 0.3]}\` 为真。除此之外更为严格：未知的值保持未知（\`null\`），不作任何类型转换，没有意义的规则在加载时即被拒绝。`,
    suite: ({ total, agreed, sameResult, bothRefuse, bothRefuseForOperator, differing }) => `## 差异及原因

公开测试集 ${SUITE}（提交 ee046c7）共 ${total} 例，一致 ${agreed} 例：结果相同 ${sameResult} 例；预期报错而本项目也予以拒绝 ${bothRefuse} 例（其中 ${bothRefuseForOperator} 例因使用了没有的运算符）。
其余 ${differing} 例各因下列一种原因而不同，由测试逐例核对。`,
    differences: ['差异', '例数', '举例', '测试集', '本项目'],
    operators: `## 运算符

运算符的操作数写成列表；只有一个操作数时可省去方括号，但 \`and\`、\`or\`、\`if\`、\`?:\` 除外。标 + 者为 JsonLogic 所无。
比较两个以上操作数时，逐个与后一个比较；\`-\`、\`/\`、\`%\` 从左到右计算。`,
    operatorColumns: ['运算符', '操作数', '含义'],
    packs: '仅用于规则包：',
    examples: `## 示例

每行都作为测试运行，\`null\` 表示未知。`,
    exampleColumns: ['规则', '数据', '结果'],
    on: (data) => `，数据 ${data}`,
    unknown: '未知',
    error: '报错',
    refused: (code) => `拒绝（\`${code}\`）`,
    kinds: { any: '任意', number: '数', boolean: '真假值', text: '文本', list: '列表', record: '对象' },
    or: '或',
    comma: '、',
    colon: '：',
  },
}
