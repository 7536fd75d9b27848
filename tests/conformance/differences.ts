import type { Label } from '../../src/schema/label.js'
import {
  CONDITIONS,
  EXTENSIONS,
  holdsNull,
  holdsNumberText,
  isRefusedFor,
  isUnknown,
  ORDER_AND_ARITHMETIC,
  readsNothing,
  uses,
} from './recognise.js'
import type { Ours, SuiteCase } from './suite.js'

/** A way in which this engine means to differ from the suite, and the cases that differ by it. */
export interface Intention {
  readonly id: string
  readonly title: Label
  readonly why: Label
  /** A rule of our own that shows the difference, and what the suite would have of it. */
  readonly example: { readonly rule: unknown; readonly data?: unknown; readonly suite: string }
  /** Whether a case, and what we make of it, show this difference and no other. */
  readonly isShownBy: (one: SuiteCase, ours: Ours) => boolean
  /** Case numbers by file: the places in the file's array, counted from 0. */
  readonly cases: Readonly<Record<string, readonly number[]>>
}

/** Every intention. A case is listed under exactly one; all others agree. */
export const intentions: readonly Intention[] = [
  {
    id: 'extension-operator',
    title: { en: 'Operators that jsonlogic.com does not have', zh: 'jsonlogic.com 没有的运算符' },
    why: {
      en: '`val`, `exists`, `??`, `throw`, `try` and `preserve` are proposals of one engine; jsonlogic.com and json-logic-js do not have them. For `val` write `var`, for `??` the default of a `var`; a value that cannot be worked out is unknown, with its reason, and nothing is thrown.',
      zh: '`val`、`exists`、`??`、`throw`、`try`、`preserve` 是某一引擎的扩展提案，jsonlogic.com 和 json-logic-js 都没有。`val` 请改用 `var`，`??` 请改用 `var` 的默认值；算不出的值为未知并附原因，不抛出错误。',
    },
    example: { rule: { val: ['a', 'b'] }, data: { a: { b: 1 } }, suite: '1' },
    isShownBy: ({ rule }, ours) => uses(rule, (key) => EXTENSIONS.has(key)) && !('result' in ours),
    cases: {
      'arithmetic/plus.json': [24],
      'arithmetic/plus.extra.json': [0, 1, 2],
      'arithmetic/multiply.json': [25],
      'arithmetic/multiply.extra.json': [0, 1, 2],
      'arithmetic/minus.json': [20],
      'arithmetic/minus.extra.json': [1, 2],
      'arithmetic/divide.json': [26],
      'arithmetic/divide.extra.json': [1, 2],
      'arithmetic/modulo.json': [27],
      'comparison/greaterThan.json': [2],
      'comparison/greaterThanEquals.json': [2],
      'comparison/lessThan.json': [1],
      'comparison/lessThanEquals.json': [0],
      'comparison/softEquals.json': [2],
      'comparison/softNotEquals.json': [1],
      'comparison/strictEquals.json': [2],
      'comparison/strictNotEquals.json': [1],
      'control/and.json': [25, 26, 27],
      'control/if.json': [7, 50, 51, 52, 53],
      'control/or.json': [21, 22, 23],
      'truthiness.json': [12, 13, 14, 15],
      'additional.json': [1, 2, 3, 4],
      'coalesce.json': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
      'chained.json': [3, 5, 6, 7],
      'exists.json': [1, 2, 3, 4, 5, 6, 7, 8],
      'scopes.json': [1, 2, 3, 5],
      'try.json': [1, 2, 3, 11, 12, 13, 14, 15, 16, 17],
      'try.extra.json': [1],
      'val.json': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
      'val.extra.json': [1, 2, 3],
      'val-compat.json': [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
        36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60,
      ],
    },
  },
  {
    id: 'coercion',
    title: { en: 'Nothing is converted', zh: '不作类型转换' },
    why: {
      en: 'The suite counts `"1"` as 1, `true` as 1 and `""` as 0, and cuts numbers as texts. Here a text or a truth is never a number. Where the rule itself mixes them it is refused when it loads; where the data do, the value is unknown, with its reason.',
      zh: '测试集把 `"1"` 当作 1、`true` 当作 1、`""` 当作 0，并把数当作文本截取。本项目中文本和真假值绝不是数：规则本身混用类型，加载时即拒绝；数据的类型不对，该值为未知并附原因。',
    },
    example: { rule: { '+': ['1', 1] }, suite: '2' },
    isShownBy: (one, ours) => isRefusedFor(ours, 'operand-kind') || holdsNumberText(one.data),
    cases: {
      'compatible.json': [10, 17, 24, 28, 32, 39, 96, 100, 104, 107, 149, 150, 151],
      'arithmetic/plus.json': [5, 6, 7, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22],
      'arithmetic/multiply.json': [5, 6, 7, 8, 9, 18, 19, 20, 21, 22, 23],
      'arithmetic/minus.json': [5, 6, 7, 13, 14, 15, 16, 17, 18],
      'arithmetic/divide.json': [6, 7, 8, 9, 19, 20, 22],
      'arithmetic/modulo.json': [8, 9, 10, 11],
      'comparison/greaterThan.json': [17, 18, 19, 20, 21, 22, 23, 29, 30],
      'comparison/greaterThanEquals.json': [22, 23],
      'comparison/lessThan.json': [17, 18, 19, 20, 21, 22, 23, 28, 29, 32, 33, 39, 40],
      'comparison/lessThanEquals.json': [2, 3, 4, 5, 6, 7, 8, 14, 15],
      'comparison/softEquals.json': [17, 18, 19, 20, 21, 22, 23, 29, 30],
      'comparison/softNotEquals.json': [16, 17, 18, 19, 20, 21, 22, 28, 29],
      'string/substr.json': [15],
      'array/map.json': [18],
    },
  },
  {
    id: 'null-as-number',
    title: { en: 'A value that is not known is not zero', zh: '未知不是零' },
    why: {
      en: 'The suite counts `null`, and so every missing value, as 0 in arithmetic and comparison. A distance that nobody measured would pass `≤ 300`. Here the result is unknown.',
      zh: '测试集在运算和比较中把 `null`（也就是一切缺失值）当作 0：没有人测量过的距离会满足“≤ 300”。本项目的结果是未知。',
    },
    example: { rule: { '<=': [{ var: 'distance' }, 300] }, data: {}, suite: 'true' },
    isShownBy: ({ rule }, ours) => isUnknown(ours) && holdsNull(rule) && uses(rule, (key) => ORDER_AND_ARITHMETIC.has(key)),
    cases: {
      'arithmetic/plus.json': [23],
      'arithmetic/multiply.json': [24],
      'arithmetic/minus.json': [19],
      'arithmetic/divide.json': [25],
      'comparison/greaterThan.json': [25, 26, 27, 28],
      'comparison/greaterThanEquals.json': [18, 19, 20, 21],
      'comparison/lessThan.json': [35, 36, 37, 38],
      'comparison/lessThanEquals.json': [10, 11, 12, 13],
      'comparison/softEquals.json': [25, 26, 27, 28],
      'comparison/softNotEquals.json': [24, 25, 26, 27],
    },
  },
  {
    id: 'null-as-value',
    title: { en: 'A value that is not known equals nothing, and differs from nothing', zh: '未知既不等于也不异于任何值' },
    why: {
      en: 'For the suite `null` is a value of its own under `===`. Here it stands for a value that is not known, which may turn out to be the same.',
      zh: '测试集在 `===` 下把 `null` 看作一个独立的值。本项目中它代表尚不知道的值，将来可能恰好相同。',
    },
    example: { rule: { '===': [{ var: 'zone' }, 'I'] }, data: {}, suite: 'false' },
    isShownBy: ({ rule }, ours) => isUnknown(ours) && holdsNull(rule) && uses(rule, (key) => key === '===' || key === '!=='),
    cases: {
      'comparison/strictEquals.json': [25, 26, 27, 28],
      'comparison/strictNotEquals.json': [24, 25, 26, 27],
    },
  },
  {
    id: 'null-as-false',
    title: { en: 'A condition that is not known is not false', zh: '未知的条件不是假' },
    why: {
      en: 'The suite takes `null` for false. Here `and`, `or`, `!`, `if`, `all`, `some`, `none` follow Kleene: the result is unknown unless the rest decides it. To ask whether a value is there, use `missing`. A null written as the condition for each element is refused.',
      zh: '测试集把 `null` 当作假。本项目的 `and`、`or`、`!`、`if`、`all`、`some`、`none` 遵循克林三值逻辑：除非其余部分已能决定，结果就是未知。要判断某值是否存在，请用 `missing`。逐元素条件直接写作 null 的规则予以拒绝。',
    },
    example: { rule: { '!': [{ var: 'lift' }] }, data: {}, suite: 'true' },
    isShownBy: ({ rule, data }, ours) =>
      (isUnknown(ours) || isRefusedFor(ours, 'operand-kind')) &&
      (holdsNull(rule) || holdsNull(data) || readsNothing(rule, data)) &&
      uses(rule, (key) => CONDITIONS.has(key)),
    cases: {
      'control/if.json': [44],
      'control/or.json': [8],
      'control/not.json': [3, 23, 25],
      'control/doublebang.json': [3, 21, 23],
      'array/none.json': [10, 15],
      'truthiness.json': [10],
      'array/all.json': [10],
      'array/some.json': [10],
    },
  },
  {
    id: 'null-as-empty',
    title: { en: 'What is not known is not empty', zh: '未知不是空' },
    why: {
      en: 'The suite takes a missing list for an empty one, and a missing text for an empty one. Here the result is unknown: facilities that nobody listed are not facilities that do not exist.',
      zh: '测试集把缺失的列表当作空列表，把缺失的文本当作空文本。本项目的结果是未知：没有登记的设施不等于不存在的设施。',
    },
    example: { rule: { map: [{ var: 'areas' }, { var: '' }] }, data: {}, suite: '[]' },
    isShownBy: ({ rule, data }, ours) =>
      isUnknown(ours) &&
      (holdsNull(rule) || readsNothing(rule, data)) &&
      uses(rule, (key) => key === 'map' || key === 'filter' || key === 'reduce' || key === 'cat'),
    cases: {
      'compatible.json': [269, 273],
      'string/cat.json': [11],
      'array/map.json': [7],
      'array/filter.json': [7],
      'array/reduce.json': [8],
    },
  },
  {
    id: 'missing-list',
    title: { en: 'A list that is not known is not an error', zh: '未知的列表不是错误' },
    why: {
      en: 'The suite raises an error where `all`, `some` or `none` find no list in the data. Here gaps in data never raise one: the result is unknown.',
      zh: '数据中没有所需列表时，测试集的 `all`、`some`、`none` 抛出错误。本项目中数据缺失不抛错：结果是未知。',
    },
    example: { rule: { all: [{ var: 'rooms' }, { '>': [{ var: 'area' }, 5] }] }, data: {}, suite: 'an error' },
    isShownBy: ({ rule, data, expected }, ours) => 'error' in expected && isUnknown(ours) && readsNothing(rule, data),
    cases: {
      'array/all.json': [9],
      'array/some.json': [9],
      'array/none.json': [9],
    },
  },
  {
    id: 'division-by-zero',
    title: { en: 'Division by zero is unknown', zh: '除以零的结果未知' },
    why: {
      en: 'The suite raises an error. Here the result is unknown, with the reason `division-by-zero`: one community without households must not stop a province.',
      zh: '测试集抛出错误。本项目的结果是未知，原因为 `division-by-zero`：一个没有户数的社区不应中断全省的评估。',
    },
    example: { rule: { '/': [1, 0] }, suite: 'an error' },
    isShownBy: ({ rule, expected }, ours) => 'error' in expected && isUnknown(ours) && uses(rule, (key) => key === '/'),
    cases: {
      'arithmetic/divide.json': [13, 18, 27, 30, 31],
    },
  },
  {
    id: 'computed-path',
    title: { en: 'Paths are written, not computed', zh: '路径须写明，不得计算' },
    why: {
      en: 'What a rule reads must be known before it meets data, so that inputs can be listed and checked. Write one `var` for each path and choose between them.',
      zh: '规则读取哪些数据，必须在遇到数据之前就能知道，才能列出并检查输入。请为每条路径各写一个 `var`，再在其中选择。',
    },
    example: { rule: { var: [{ if: [true, 'a', 'b'] }] }, data: { a: 1, b: 2 }, suite: '1' },
    isShownBy: (_, ours) => isRefusedFor(ours, 'computed-name'),
    cases: {
      'compatible.json': [223],
    },
  },
  {
    id: 'computed-operands',
    title: { en: 'Operands are written, not computed', zh: '操作数须写明，不得计算' },
    why: {
      en: 'The suite spreads a list that one operand without brackets comes to; json-logic-js does not (it gives `"a,b"`). The number of operands is checked when a rule loads, so they must be written. Over lists use `sum`, `largest`, `smallest` and `reduce`.',
      zh: '不带方括号的单个操作数若求得列表，测试集将其展开为全部操作数，json-logic-js 则不展开（得 `"a,b"`）。操作数个数在加载规则时检查，因此必须写明。对列表请用 `sum`、`largest`、`smallest`、`reduce`。',
    },
    example: { rule: { cat: { merge: [['a'], ['b']] } }, suite: '"ab"' },
    isShownBy: ({ rule }, ours) =>
      isRefusedFor(ours, 'operand-kind') &&
      uses(rule, (key, value) => key !== 'merge' && !Array.isArray(value) && uses(value, (inner) => inner === 'merge')),
    cases: {
      'chained.json': [4],
    },
  },
  {
    id: 'reduce-start',
    title: { en: 'A reduction without a start begins with null', zh: '没有初值的归并从 null 开始' },
    why: {
      en: 'As in json-logic-js, whose meaning we keep; the suite begins with the first element. `null` is unknown here, so the result is unknown unless the expression does not use it. Write the start.',
      zh: '与 json-logic-js 相同，我们沿用其含义；测试集则从第一个元素开始。`null` 在此为未知，除非表达式不用它，结果即为未知。请写明初值。',
    },
    example: { rule: { reduce: [[1, 2], { '+': [{ var: 'current' }, { var: 'accumulator' }] }] }, suite: '3' },
    isShownBy: ({ rule }, ours) =>
      isUnknown(ours) && uses(rule, (key, value) => key === 'reduce' && Array.isArray(value) && value.length === 2),
    cases: {
      'array/reduce.json': [9],
    },
  },
]
