import { bilingual, type Column, column, expression, OBLIGATIONS, SHARED } from './column.js'

/** Which list of a pack a sheet holds. */
export type SheetId =
  | 'pack'
  | 'documents'
  | 'clauses'
  | 'parameters'
  | 'facts'
  | 'rules'
  | 'cases'
  | 'scoring'
  | 'remedies'
  | 'readings'
  | 'dictionary'

/** One sheet: its name and its columns. */
export interface SheetLayout {
  readonly id: SheetId
  readonly name: string
  readonly columns: readonly Column[]
}

const { id, from, to, grade, note, clause, rest } = SHARED
const number = { kind: 'number', width: 10 } as const
const figure = { kind: 'figure', width: 12 } as const
const reference = { kind: 'reference', from: '参数', width: 22 } as const
const json = { kind: 'json', width: 30 } as const
const list = { kind: 'list', width: 26 } as const
const truth = { kind: 'truth', width: 10 } as const

/** What a line of the sheet of parameters is. */
export const LINES = { period: '时段', row: '表行' }
/** What a line of the sheet of scoring is. */
export const SCORES = { group: '分组', grade: '等级' }
/** What a line of the sheet of the dictionary is. */
export const TERMS = { unit: '单元字段', facility: '设施字段', facilities: '设施类型', findings: '评判项', units: '计量单位' }

/** Every sheet of a pack, in order; the first stands upright, one property a line. */
export const LAYOUTS: readonly SheetLayout[] = [
  {
    id: 'pack',
    name: '规则包',
    columns: [
      column('schema', '格式', '不可更改。', { isLocked: true }),
      column('id', '编号', '规则包的编号。', { isLocked: true }),
      column('version', '版本', '语义化版本；修改后须提高，见 wanzheng pack diff。'),
      column('semantics', '语义版本', '不可更改。', { ...number, isLocked: true }),
      column('operators', '所用运算符', '评估引擎须具备的运算符。', list),
      ...bilingual('title', '名称', '规则包的名称。'),
      ...bilingual('summary', '简介', '一句话说明。'),
      column('scoring.official', '权重为官方规定', '文件规定了权重和等级的，写“是”。', truth),
      ...bilingual('scoring.formula', '计分公式', '印在报告上的说明。'),
      ...bilingual('scoring.basis', '计分依据', '权重和等级从何而来。'),
      column('scoring.scored', '计分的要求程度', '这些要求程度计分，其余只列出。', { ...list, labels: OBLIGATIONS }),
      column('scoring.partial', '部分达标得分比例', '部分达标得到的比例；可写 50％。', { kind: 'share' }),
      rest,
    ],
  },
  {
    id: 'rules',
    name: '规则',
    columns: [
      id,
      ...bilingual('title', '名称', '规则的名称。'),
      clause,
      column('level', '评判层级', '评判哪一级单元；多级以顿号分开。', { ...SHARED.level, width: 18 }),
      column('group', '分组', '“评分”表中分组的编号。', { width: 16 }),
      column('obligation', '要求程度', '必须、应、宜、可、鼓励。', { ...SHARED.obligation, width: 10 }),
      ...expression('applies', '适用条件', '不满足时该规则不适用；空为一律适用。'),
      ...expression('measure', '指标', '量出来的数；与限值比较。'),
      column('unit', '指标单位', '“字典”表中的计量单位。', { width: 10 }),
      column('limit.min', '不低于', '参数编号；限值的数字在“参数”表。', reference),
      column('limit.max', '不超过', '参数编号。', reference),
      column('limit.above', '大于', '参数编号；不含限值本身。', reference),
      column('limit.below', '小于', '参数编号；不含限值本身。', reference),
      column('limit.range', '范围', '参数编号；参数的下限、上限。', reference),
      column('rounding.digits', '修约位数', '按 GB/T 8170 修约值比较时的小数位数；空为全数值比较。', number),
      column('shortfall.factor', '缺口系数', '指标差距乘以它，得到要补多少。', json),
      column('shortfall.unit', '缺口单位', '要补的数量的单位。', { width: 10 }),
      column('plausible.min', '合理下限', '低于它只提示数据可疑。', number),
      column('plausible.max', '合理上限', '高于它只提示数据可疑。', number),
      ...expression('check', '判定', '成立即达标；与指标、评判项三者只填其一。'),
      grade,
      column('finding', '评判项', '由人评判的项目；“字典”表中的编号。', { width: 24 }),
      column('weight', '权重', '组内权重。', number),
      column('gate.cap', '否决后最高等级', '一票否决：不达标时最高只能评为该等级。', { width: 10 }),
      column('remedies', '整改方式', '“措施”表中的编号，以顿号分开。', list),
      ...bilingual('evidence', '佐证材料', '检查时要看的材料。', 24),
      ...note,
      from,
      to,
      rest,
    ],
  },
  {
    id: 'parameters',
    name: '参数',
    columns: [
      id,
      column('kind', '行别', '时段：自某日起的取值；表行：表中的一行，属于它上面的时段。', { labels: LINES, width: 8 }),
      ...bilingual('title', '名称', '参数的名称，写在该参数的第一行。'),
      column('unit', '单位', '“字典”表中的计量单位，写在该参数的第一行。', { width: 12 }),
      column('by', '查表依据', '表的各项依据，以顿号分开。', list),
      from,
      to,
      clause,
      column('when', '条件（JSON）', '表行在何种情形下适用。', json),
      column('value', '取值', '限值；可写 40、≥40、40 ㎡、30％、1/3。符号须与规则的用法一致。', figure),
      column('min', '下限', '范围的下限。', figure),
      column('max', '上限', '范围的上限。', figure),
      grade,
      column('cell', '出处', '数字读自哪一格、哪一句。', { width: 30 }),
      ...note,
      column('confirmed.by', '核对人', '持原书核对的人。', { width: 14 }),
      column('confirmed.on', '核对日期', '核对的日期。', { kind: 'date', width: 12 }),
      column('confirmed.page', '核对页码', '原书页码。', { width: 10 }),
      column('confirmed.note', '核对说明', '核对时的说明。', { width: 20 }),
      column('supersededBy', '被何者代替', '代替它的文件或条文。', { width: 16 }),
      rest,
    ],
  },
  {
    id: 'clauses',
    name: '条文',
    columns: [
      id,
      column('document', '文件编号', '“文件”表中的编号。', { from: '文件', width: 20 }),
      column('locator', '位置', '二（一）、4.0.7、表 4.0.2。', { width: 14 }),
      ...bilingual('title', '标题', '条文说的是什么。'),
      column('text', '原文', '逐字原文；可公开引用的文件才有。', { width: 60 }),
      column('status', '状态', '由机器评判、由人评判、不在范围或待录入。', { ...SHARED.status, width: 12 }),
      ...bilingual('reason', '理由', '不由机器评判的理由。', 24),
      grade,
      from,
      to,
      column('supersededBy', '被何者代替', '代替它的条文：文件 位置。', { width: 16 }),
      ...note,
      column('rules', '规则', '评判该条的规则，以顿号分开。', list),
      rest,
    ],
  },
  {
    id: 'scoring',
    name: '评分',
    columns: [
      column('kind', '行别', '分组或等级。', { labels: SCORES, width: 8 }),
      column('id', '编号或等级', '分组的编号，或等级的名称。', { isLocked: true, width: 20 }),
      ...bilingual('title', '名称', '分组的名称。'),
      column('weight', '权重', '分组的权重。', number),
      column('min', '最低分', '达到该等级的最低分，0 到 100。', number),
      rest,
    ],
  },
  {
    id: 'cases',
    name: '用例',
    columns: [
      column('rule', '规则', '“规则”表中的编号。', { isLocked: true, from: '规则', width: 34 }),
      column('name', '名称', '用例的名称。', { width: 30 }),
      column('kind', '类别', '达标、未达标、未知、临界、不适用。', { ...SHARED.caseKind, width: 10 }),
      column('asOf', '评估日期', '按哪一天的规定。', { kind: 'date', width: 12 }),
      column('given', '数据（JSON）', '一个单元的数据。', { ...json, width: 60 }),
      column('expect.status', '应得结果', '应得的结果。', { ...SHARED.outcome, width: 10 }),
      column('expect.value', '应得指标值', '应得的指标值。', { ...json, width: 12 }),
      column('expect.shortfall', '应得缺口', '应得的缺口。', { ...json, width: 12 }),
      column('expect.reason', '应得原因', '原因的代码。', { width: 16 }),
      column('expect.missing', '应缺数据', '缺的数据，以顿号分开。', list),
      rest,
    ],
  },
  {
    id: 'facts',
    name: '派生',
    columns: [
      id,
      ...bilingual('title', '名称', '派生量的名称，可在公式中使用。'),
      column('unit', '单位', '“字典”表中的计量单位。', { width: 10 }),
      ...expression('expression', '算式', '每个单元计算一次。'),
      rest,
    ],
  },
  {
    id: 'dictionary',
    name: '字典',
    columns: [
      column('kind', '行别', '单元字段、设施字段、设施类型、评判项或计量单位。', { labels: TERMS, width: 10 }),
      id,
      ...bilingual('label', '名称', '报告和公式中的名称。'),
      column('type', '类型', '数值、是否、文本、选项、日期。', { ...SHARED.type, width: 8 }),
      column('unit', '单位', '计量单位；数值必填，无单位写 1。', { width: 10 }),
      column('min', '最小值', '不可能低于它。', number),
      column('max', '最大值', '不可能高于它。', number),
      column('plausible.min', '合理下限', '低于它只提示可疑。', number),
      column('plausible.max', '合理上限', '高于它只提示可疑。', number),
      column('integer', '整数', '只能是整数的，写“是”。', truth),
      column('values', '选项（JSON）', '选项及其名称。', json),
      ...bilingual('question', '问题', '评判时问什么。', 24),
      ...note,
      rest,
    ],
  },
  {
    id: 'documents',
    name: '文件',
    columns: [
      id,
      column('number', '文号', '印在文件上的文号或标准号。', { width: 24 }),
      ...bilingual('title', '名称', '文件的名称。'),
      ...bilingual('issuer', '发布单位', '发布单位。'),
      column('issued', '发布日期', '发布日期。', { kind: 'date', width: 12 }),
      from,
      to,
      column('supersededBy', '被何者代替', '代替它的文件编号。', { width: 16 }),
      ...note,
      rest,
    ],
  },
  {
    id: 'remedies',
    name: '措施',
    columns: [
      id,
      ...bilingual('label', '名称', '整改方式的名称。'),
      clause,
      ...expression('applies', '适用条件', '何时可用；空为一律可用。'),
      rest,
    ],
  },
  {
    id: 'readings',
    name: '释义',
    columns: [
      id,
      column('term', '用语', '文件中的用语。', { width: 24 }),
      clause,
      ...bilingual('reading', '读法', '怎样理解。', 40),
      ...bilingual('why', '理由', '为什么这样理解。', 40),
      rest,
    ],
  },
]
