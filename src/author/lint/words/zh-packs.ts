import type { LintWords } from '../words.js'

const q = (text: string): string => `“${text}”`

/** Rules, clauses, scoring, dates and wording. */
export const zhPacks = {
  'duplicate-rule': {
    what: ({ found, expected }) => `${q(found)}与${q(expected)}评判的内容和限值都相同`,
    why: '同一要求计分两次',
    how: '删去其一',
  },
  'overlapping-rules': {
    what: ({ found, expected }) => `${q(found)}与${q(expected)}评判同一内容，限值不同`,
    why: '达到较严的一条，两条都达标',
    how: '删去其一，或写明各自的适用条件',
  },
  'rule-without-cases': {
    what: ({ found }) => `${q(found)}没有算例`,
    why: '没有人写明它应当怎样评判',
    how: '补充达标、不达标和未知的算例',
  },
  'case-without-rule': { what: ({ found }) => `没有编号为${q(found)}的规则`, why: '这些算例不会运行', how: '改为所属规则的编号' },
  'case-fails': {
    what: ({ found, expected }) => `结果为“${found}”，算例写的是“${expected}”`,
    why: '规则与算例不符',
    how: '改正规则，或改正算例',
  },
  'clause-without-rule': {
    what: ({ found, expected }) => `条款${q(found)}的状态为 ${expected}，却没有规则评判它`,
    why: '覆盖情况表言过其实',
    how: '补充规则，或改为 out-of-scope 并写明原因',
  },
  'clause-unexplained': {
    what: ({ found, expected }) => `条款${q(found)}的状态为 ${expected}，没有写明原因`,
    why: '读者分不清是遗漏还是有意',
    how: '写明原因',
  },
  'clause-rules-disagree': {
    what: ({ found, expected }) => `条款列出的规则为 ${found || '无'}，实际评判它的为 ${expected || '无'}`,
    why: '覆盖情况表与实际不符',
    how: '列出引用该条款的规则；构建时自动填写',
  },
  'rule-of-unjudged-clause': {
    what: ({ found, expected }) => `状态为 ${expected}，却有规则评判：${found}`,
    why: '覆盖情况表少报了',
    how: '改正状态，或改正规则引用的条款',
  },
  'document-not-registered': { what: ({ found }) => `${found} 不在规则包的文件清单中`, why: '引用无从查考', how: '补充该文件，或改正文号' },
  'unused-parameter': { what: ({ found }) => `没有规则使用参数${q(found)}`, why: '改了也不起作用', how: '使用它，或删去' },
  'unused-fact': { what: ({ found }) => `没有规则使用派生事实${q(found)}`, why: '改了也不起作用', how: '使用它，或删去' },
  'unused-term': { what: ({ found }) => `没有规则使用${q(found)}`, why: '白白要求填报', how: '从规则包的字典中删去' },
  'figure-without-grade': { what: () => '数值没有可信等级', why: '按 D 级处理，永不计分', how: '写明来源的可信等级，A 至 D' },
  'figure-unverified': {
    what: ({ found }) => `数值的可信等级为 ${found}`,
    why: '只列示，不计分，直到有人对照原文确认',
    how: '用叠加包确认',
  },
  'operators-differ': {
    what: ({ found }) => `所列运算符与算式实际使用的不符：${found}`,
    why: '引擎会误拒或误收这个规则包',
    how: '列出实际使用的运算符',
  },
  'weights-sum': {
    what: ({ found, expected }) => `一并评判的各组权重合计为 ${found}，不是 ${expected}`,
    why: '分值与看上去的不同',
    how: '改正权重；确按占比折算的，在评分中声明 "relativeWeights": true',
  },
  'weights-undeclared': {
    what: ({ found, expected }) => `一并评判的各组权重合计为 ${found}，不是 ${expected}，也没有声明按占比折算`,
    why: '写错了也看不出来',
    how: '在评分中声明 "relativeWeights": true',
  },
  'zero-weight': { what: ({ found }) => `${q(found)}是必须满足的要求，权重却为 0`, why: '不达标也不扣分', how: '给出权重，或改正要求程度' },
  'zero-weight-group': { what: ({ found }) => `分组${q(found)}的权重为 0`, why: '组内规则只列示，不计分', how: '本意如此的，不必修改' },
  'weight-without-effect': {
    what: ({ found, expected }) => `要求程度为 ${expected} 的规则写了权重 ${found}`,
    why: '这一要求程度不计分',
    how: '删去权重',
  },
  'group-without-rules': { what: ({ found }) => `分组${q(found)}没有规则`, why: '它的权重会分给其他组', how: '删去该组，或补充规则' },
  'grades-order': {
    what: ({ found, expected }) => `${found} 不应排在 ${expected} 之后`,
    why: '等级由高到低排列，起点依次降低，在 0 至 100 之间',
    how: '改正起点或次序',
  },
  'grades-end': { what: ({ found }) => `最低一级为 ${found}`, why: '低于它的得分没有等级', how: '最低一级从 0 分起' },
  'unknown-grade': {
    what: ({ found, expected }) => `${q(found)}不是等级，等级为 ${expected}`,
    why: '否决项不起作用',
    how: '改用已有的等级',
  },
  'gate-not-scored': {
    what: ({ found, expected }) => `否决项的要求程度为 ${found}，计分的是 ${expected}`,
    why: '不要求做到的事项不能限制等级',
    how: '取消否决，或改正要求程度',
  },
  'dates-reversed': { what: ({ found, expected }) => `终止日 ${found} 早于起始日 ${expected}`, why: '永远不会生效', how: '改正日期' },
  'periods-overlap': {
    what: ({ found, expected }) => `起始日${found ? ` ${found}` : '未写'}，前一时段的终止日${expected ? ` ${expected}` : '未写'}`,
    why: '重叠的日子里用哪个数值只看先后',
    how: '使前一时段在前一日终止',
  },
  'periods-gap': {
    what: ({ found, expected }) => `${found} 至 ${expected} 之间没有数值`,
    why: '其间的日子无法评判',
    how: '使后一时段在次日起始',
  },
  'never-in-force': { what: ({ found }) => `规则、条款和文件没有共同的生效日：${found}`, why: '该规则永不生效', how: '改正日期' },
  'figure-not-in-force': {
    what: ({ found, expected }) => `数值的有效期为 ${found}，规则为 ${expected}`,
    why: '没有数值的日子无法评判',
    how: '使两者同时起止',
  },
  'overlay-base': {
    what: ({ found, expected }) => `叠加包不能叠加在 ${found} 上，它针对的是 ${expected}`,
    why: '叠加在别的规则包上，会改动本不该改的内容',
    how: '先给出它所指的规则包，以及应在其下的叠加包',
  },
  'wording-obligation': {
    what: ({ found, expected }) => `文字为${q(found)}，要求程度却是 ${expected}`,
    why: '“宜”是推荐，“应”“必须”是强制',
    how: '改正要求程度或文字',
  },
  'clause-wording': {
    what: ({ found, expected }) => `条款的用语相当于 ${expected}，规则写的是 ${found}`,
    why: '要求程度取决于条款用语',
    how: '改正要求程度，或注明为何这样理解',
  },
  'wording-limit': {
    what: ({ found, expected }) => `文字为${q(found)}，限值却是 ${expected}`,
    why: '上限和下限弄反了',
    how: '改正限值或文字',
  },
  'title-figure': {
    what: ({ found, expected }) => `名称写的是 ${found}，规则是 ${expected}`,
    why: '人看名称，机器按规则',
    how: '改正其中错的一个',
  },
  'title-unit': {
    what: ({ found, expected }) => `名称写的是 ${found}，规则的单位是 ${expected}`,
    why: '人看名称，机器按规则',
    how: '改正其中错的一个',
  },
} satisfies Partial<LintWords>
