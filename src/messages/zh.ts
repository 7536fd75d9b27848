import type { Messages } from './messages.js'
import { phrase, spaced } from './zh-phrase.js'

const maybe = (nearest: string | null): string => (nearest === null ? '' : `；是否应为“${nearest}”？`)

export const zh: Messages = {
  'not-json': ({ line, column, found }) => `不是 JSON：第 ${line} 行第 ${column} 列${found === '' ? '过早结束' : `出现 ${found}`}`,
  'not-utf8': () => '应为 UTF-8 编码的文本，实为其他编码（可能是 GBK）',
  'not-plain': () => '含有 JSON 不能表示的内容：非数值、函数，或读取时出错的属性',
  'not-an-object': ({ found }) => `应为对象，实为${spaced(found)}`,
  'too-deep': ({ limit }) => `嵌套超过 ${limit} 层`,
  'too-large': ({ limit }) => `超过 ${limit} 字节`,
  'number-out-of-range': ({ found }) => `${found} 过大或过长，不可能是数量`,
  'wrong-type': ({ found, expected }) => `应为${spaced(expected)}，实为${spaced(found)}；该值按未知处理`,
  'wrong-form': ({ found, expected }) => `应为${spaced(expected)}，实为${spaced(found)}`,
  'missing-key': ({ key }) => `缺少“${key}”`,
  'unknown-key': ({ key, nearest }) => `“${key}”不是已知的键${maybe(nearest)}`,
  'not-one-of': ({ found, expected, nearest }) => `${phrase(found)} 不在 ${phrase(expected)} 之中${maybe(nearest)}`,
  'out-of-range': ({ found, expected }) => `${phrase(found)} 不可能，应为${spaced(expected)}；该值按未知处理`,
  'bounds-reversed': ({ found }) => `下限大于上限：${found}；该值按未知处理`,
  'not-a-date': ({ found }) => `${phrase(found)} 不是日期（YYYY-MM-DD）`,
  'unread-field': ({ field, nearest }) => `已加载的规则都不使用“${field}”${maybe(nearest)}`,
  'unknown-facility-type': ({ type, nearest }) => `已加载的规则都没有设施类型“${type}”${maybe(nearest)}`,
  'unknown-finding': ({ finding, nearest }) => `已加载的规则都不需要评判事项“${finding}”${maybe(nearest)}`,
  'duplicate-unit': ({ id, first }) => `单元“${id}”已在 ${first} 出现；两者均予评估`,
  implausible: ({ found, expected }) => `${phrase(found)} 不大可能（${phrase(expected)}）；该值保留`,
  'part-exceeds-whole': ({ part, whole }) => `${part} 大于其所属的 ${whole}；两值均保留`,
  'usable-area-only': ({ found }) => `只给出使用面积（${phrase(found)}）；标准所指为建筑面积，仍按未知处理`,
  'conflicting-sources': ({ found, alternatives }) => `来源不一致：采用 ${found}，其他来源为 ${alternatives}`,
  'no-rules-for-level': ({ level }) => `已加载的规则都不评判“${level}”级单元`,
  'several-operators': ({ keys }) => `一条规则只能有一个运算符，却有多个键：${keys}`,
  'unknown-operator': ({ operator, nearest }) => `没有运算符“${operator}”${maybe(nearest)}`,
  'operand-count': ({ operator, found, expected }) =>
    `“${operator}”需要 ${expected.replace(' or more', ' 个以上').replace(' to ', ' 至 ')} 个操作数，实有 ${found} 个`.replace(
      '以上 个',
      '以上',
    ),
  'operand-list': ({ operator }) => `“${operator}”的操作数须写成列表`,
  'operand-kind': ({ operator, operand, found, expected }) =>
    `“${operator}”的第 ${operand} 个操作数类型为${spaced(found)}，应为${spaced(expected)}`,
  'computed-name': ({ operator }) => `“${operator}”的名称须直接写明，不得计算得出`,
  'unknown-name': ({ name, expected, nearest }) => `没有${NAMES[expected] ?? expected}“${name}”${maybe(nearest)}`,
  'pack-only-operator': ({ operator }) => `“${operator}”只能用于规则包`,
  'circular-fact': ({ fact }) => `派生事实“${fact}”循环引用自身`,
  'unsupported-semantics': ({ found, expected }) => `规则包需要语义版本 ${found}，本引擎为 ${expected}：请使用更新的引擎`,
  'unsupported-operator': ({ operator }) => `规则包需要运算符“${operator}”，本引擎没有`,
  'one-form': ({ found }) => `规则须且只须有指标（含单位和限值）、判断、评判事项三者之一；实为${spaced(found)}`,
  'no-clause': ({ rule, clause, nearest }) => `规则“${rule}”引用的条款“${clause}”不在规则包中${maybe(nearest)}`,
  'duplicate-id': ({ id }) => `编号“${id}”重复`,
  weights: ({ found }) => `各组权重都不为正：${found}`,
  'dictionary-conflict': ({ name, packs }) => `“${name}”在 ${packs} 中定义不同`,
  'nothing-to-confirm': ({ parameter }) => `“${parameter}”没有与这些键对应的待填或未核实数值`,
  'duplicate-pack': ({ id }) => `规则包“${id}”重复给出`,
}

const NAMES: Readonly<Record<string, string>> = {
  path: '字段',
  fact: '派生事实',
  parameter: '参数',
  finding: '评判事项',
  'facility-types': '设施类型',
  part: '参数部分',
  clause: '条款',
  document: '文件',
  group: '分组',
  remedy: '整改方式',
}
