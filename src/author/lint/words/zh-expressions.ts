import type { LintWords } from '../words.js'

const q = (text: string): string => `“${text}”`

/** Units, conditions, limits and tables. */
export const zhExpressions = {
  'unit-unknown': {
    what: ({ found }) => `计量单位${q(found)}不在规则包的字典中，或无法识别其量纲`,
    why: '单位不明，无从核对',
    how: '改用字典中的单位，或在字典中补充',
  },
  'unit-missing': { what: () => '数值字段没有单位', why: '没有单位的数无法核对', how: '写明单位；纯数写“1”' },
  'unit-compared': {
    what: ({ found, expected }) => `用 ${found} 与 ${expected} 比较`,
    why: '不同性质的量不能比较大小',
    how: '改与同单位的数值比较，或先作除法',
  },
  'unit-sum': {
    what: ({ found, expected }) => `${found} 与 ${expected} 相加减、取最大最小或并列取值`,
    why: '不同性质的量不能合计',
    how: '只合计同一单位的数',
  },
  'unit-scale': {
    what: ({ found, expected }) => `${found} 与 ${expected}：性质相同，大小不同`,
    why: '结果会差这一倍数',
    how: '乘以或除以换算系数',
  },
  'unit-count': {
    what: ({ found, expected }) => `${found} 与 ${expected}：计数对象不同`,
    why: '每处多少不等于有多少处',
    how: '按计数对象写明单位，或修改算式',
  },
  'measure-unit': {
    what: ({ found, expected }) => `指标的单位是 ${found}，规则写的是${q(expected)}`,
    why: '限值会与另一种量比较',
    how: '改正指标算式或规则的单位',
  },
  'limit-unit': {
    what: ({ found, expected }) => `限值的单位是${q(found)}，规则的单位是${q(expected)}`,
    why: '比较时只看数字，单位不同结果就错',
    how: '使两者单位一致',
  },
  'fact-unit': {
    what: ({ found, expected }) => `算式的单位是 ${found}，派生事实写的是${q(expected)}`,
    why: '引用它的规则都会用错',
    how: '改正算式或派生事实的单位',
  },
  'shortfall-unit': {
    what: ({ found, expected }) => `差额乘以系数得 ${found}，写的单位是${q(expected)}`,
    why: '报告中的缺口数量会出错',
    how: '改正系数或缺口的单位',
  },
  'never-applies': { what: () => '适用条件永远不成立', why: '该规则不评判任何单元', how: '改正条件，或删去该规则' },
  'always-applies': { what: () => '适用条件永远成立', why: '看似有限制，实则没有', how: '改正条件，或删去条件' },
  'always-true': { what: () => '这一部分永远成立', why: '写与不写一样，应是笔误', how: '改正或删去' },
  'never-true': { what: () => '这一部分永远不成立', why: '写与不写一样，或者谁也达不到', how: '改正或删去' },
  'same-twice': { what: ({ found }) => `${q(found)}的两个操作数相同`, why: '其中一个应是别的内容', how: '改正其一，或删去' },
  'same-branches': { what: () => '两个分支相同', why: '条件不起作用', how: '改正其中一个分支' },
  'unknown-value': {
    what: ({ found, expected }) => `${q(found)}不在可选值之中：${expected}`,
    why: '与它比较永远不成立，以它为键的行永远用不到',
    how: '改用可选值',
  },
  'sees-through-unknown': {
    what: ({ found }) => `${q(found)}把没有的数据当作已知`,
    why: '补填数据后可能由达标变为不达标，未知不再是未知',
    how: '删去；未知的数据本来就按未知处理',
  },
  'literal-figure': {
    what: ({ found }) => `数值 ${found} 直接写在规则里`,
    why: '没有单位、条款、日期和可信等级，叠加包也无法替换',
    how: '文件规定的数值应列为参数',
  },
  'limit-out-of-reach': {
    what: ({ found, expected }) => `不可能${q(found)}：指标的范围是 ${expected}`,
    why: '任何单元都不达标',
    how: '核对数值：比例按 0 至 1 填写，60% 写 0.6',
  },
  'limit-always-met': {
    what: ({ found, expected }) => `必然${q(found)}：指标的范围是 ${expected}`,
    why: '任何单元都达标',
    how: '核对数值和指标',
  },
  'range-reversed': { what: ({ found, expected }) => `下限 ${found} 大于上限 ${expected}`, why: '范围内没有数', how: '对调上下限' },
  'limits-exclude': { what: ({ found }) => `没有数能同时满足 ${found}`, why: '任何单元都不达标', how: '核对各限值' },
  'limit-implausible': {
    what: ({ found, expected }) => `${found} 超出规则自己写的合理范围 ${expected}`,
    why: '两者必有一误，常见的是差十倍',
    how: '核对限值和合理范围',
  },
  'row-key-unknown': {
    what: ({ found, expected }) => `表中没有键${q(found)}，只有 ${expected}`,
    why: '该行会对所有取值生效',
    how: '改用表中的键',
  },
  'row-unreachable': {
    what: ({ found, expected }) => `表行 ${found} 永远用不到：${expected} 已先生效`,
    why: '它的数值不会生效',
    how: '改正键值，或移到前面',
  },
  'rows-overlap': {
    what: ({ found, expected }) => `表行 ${found} 与 ${expected} 重叠`,
    why: '用哪个数值取决于行的先后',
    how: '划清两行的界限',
  },
  'rows-gap': { what: ({ found }) => `${found} 之间没有对应的行`, why: '落在其间的单元没有限值', how: '使一行的起点接上另一行的终点' },
  'rows-open-end': {
    what: ({ found, expected }) => `${q(found)}只有 ${expected} 以内的行`,
    why: '范围以外该规则不适用',
    how: '文件本来就到此为止的，不必修改',
  },
  'rows-without-value': {
    what: ({ found, expected }) => `${q(found)}为 ${expected} 时没有对应的行`,
    why: '此时该规则不适用',
    how: '文件本来没有规定的，不必修改',
  },
  'band-empty': { what: ({ found }) => `${found} 之内没有数`, why: '该行对任何单元都不生效', how: '改正两端' },
} satisfies Partial<LintWords>
