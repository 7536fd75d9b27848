/** How the cells of a column are read and written. */
export type CellKind = 'text' | 'number' | 'share' | 'figure' | 'truth' | 'date' | 'json' | 'list' | 'reference' | 'formula' | 'rest'

/** One column of a sheet: the property it holds, its Chinese head, and what staff are told of it. */
export interface Column {
  /** Property of the item, with a dot where it is inside another: `title.zh`. A formula column has the key of its JsonLogic. */
  readonly key: string
  readonly head: string
  readonly kind: CellKind
  readonly width: number
  /** Shown as a comment of the head. */
  readonly about: string
  /** The values of an enumeration and how they are called; they make a drop-down. */
  readonly labels?: Readonly<Record<string, string>>
  /** The sheet whose first column lists what may stand here. */
  readonly from?: string
  /** Ids are protected, so that they are not changed by a slip. */
  readonly isLocked?: boolean
}

/** A property that an item may have, as its sheet holds it. */
export type Item = Readonly<Record<string, unknown>>

const LEVELS = {
  block: '居住街坊',
  community: '社区',
  street: '街区',
  'circle-5': '五分钟生活圈居住区',
  'circle-10': '十分钟生活圈居住区',
  'circle-15': '十五分钟生活圈居住区',
  city: '城市',
  province: '省',
}
/** Obligations as staff write them. */
export const OBLIGATIONS = { must: '必须', shall: '应', should: '宜', may: '可', encourage: '鼓励' }
const STATUSES = { automated: '自动评判', manual: '人工评判', 'out-of-scope': '不在范围', 'awaiting-transcription': '待录入' }
const KINDS = { pass: '达标', fail: '未达标', unknown: '未知', boundary: '临界', 'not-applicable': '不适用' }
const OUTCOMES = { pass: '达标', fail: '未达标', unknown: '未知', 'not-applicable': '不适用' }
const TYPES = { number: '数值', boolean: '是否', text: '文本', enum: '选项', date: '日期' }
const GRADES = { A: 'A', B: 'B', C: 'C', D: 'D' }

/** A column of texts, or of another kind. */
export function column(key: string, head: string, about: string, rest: Partial<Column> = {}): Column {
  return { key, head, about, kind: 'text', width: 16, ...rest }
}

/** A text in both languages. */
export function bilingual(key: string, head: string, about: string, width = 30): readonly Column[] {
  return [column(`${key}.zh`, `${head}（中文）`, about, { width }), column(`${key}.en`, `${head}（英文）`, `${about}英文。`, { width })]
}

/** An expression: as a formula in Chinese names, and as JsonLogic. */
export function expression(key: string, head: string, about: string): readonly Column[] {
  return [
    column(key, `${head}（公式）`, `${about}用中文名称书写；改这里即可，改后以公式为准。`, { kind: 'formula', width: 44 }),
    column(key, `${head}（JsonLogic）`, `${about}与左侧公式相同；两处都改且不一致时不予导入。`, { kind: 'json', width: 30 }),
  ]
}

/** Columns that several sheets share. */
export const SHARED = {
  id: column('id', '编号', '小写字母、数字和连字符；已有编号受保护，改动编号等于删去一项另增一项。', { isLocked: true, width: 34 }),
  from: column('from', '施行日期', '自该日起有效，含当日；写作 2023-06-30。', { kind: 'date', width: 12 }),
  to: column('to', '失效日期', '至该日有效，含当日。', { kind: 'date', width: 12 }),
  grade: column('grade', '来源等级', 'A 见正式文本；B 两处来源一致；C 仅一处转引；D 无来源。C、D 不计分。', { labels: GRADES, width: 9 }),
  note: bilingual('note', '备注', '说明，不参与评判。', 24),
  clause: column('clause', '条文编号', '“条文”表中的编号。', { from: '条文', width: 24 }),
  rest: column('', '其他（JSON）', '没有专列的属性；一般不用改。', { kind: 'rest', width: 20 }),
  level: { kind: 'list', labels: LEVELS } as const,
  obligation: { labels: OBLIGATIONS } as const,
  status: { labels: STATUSES } as const,
  caseKind: { labels: KINDS } as const,
  outcome: { labels: OUTCOMES } as const,
  type: { labels: TYPES } as const,
}
