import type { Language } from '../../messages/messages.js'
import type { ColumnReport, Treatment } from '../../rows/report.js'
import type { EncodingBasis } from '../tables/encoding.js'
import type { FileFacts } from '../tables/open-tables.js'

/** What the report of an import says beside its entries. */
export interface ImportWords {
  readonly treatment: Readonly<Record<Treatment, string>>
  readonly match: Readonly<Record<ColumnReport['match'], string>>
  readonly as: Readonly<Record<'units' | 'facilities' | 'ignored', string>>
  readonly encoding: Readonly<Record<EncodingBasis, string>>
  readonly kind: Readonly<Record<FileFacts['kind'], string>>
  readonly delimiter: (shown: string) => string
  readonly oneColumn: string
  readonly headers: (rows: readonly number[]) => string
  readonly rows: (counts: { read: number; quarantined: number; dropped: number; blank: number }) => string
  readonly rollUp: string
  readonly notRead: string
  readonly unread: (columns: readonly string[]) => string
  readonly assumedUnit: (unit: string) => string
  readonly perhaps: (names: string) => string
  readonly alike: (count: number) => string
  readonly counts: (units: number, facilities: number, unchanged: number) => string
  readonly none: string
  readonly listed: string
  readonly nothing: string
  readonly tooManyEntries: (most: number) => string
  readonly overview: string
  readonly columns: string
  readonly entries: string
  readonly head: Readonly<
    Record<
      | 'file'
      | 'encoding'
      | 'delimiter'
      | 'sheet'
      | 'as'
      | 'header'
      | 'read'
      | 'quarantined'
      | 'dropped'
      | 'blank'
      | 'column'
      | 'heading'
      | 'target'
      | 'match'
      | 'unit'
      | 'perhaps'
      | 'treatment'
      | 'cell'
      | 'raw'
      | 'what'
      | 'code'
      | 'path',
      string
    >
  >
}

const en: ImportWords = {
  treatment: { quarantined: 'Quarantined', guessed: 'Guessed', dropped: 'Left out', normalised: 'Normalised', noted: 'Noted' },
  match: { given: 'as mapped', exact: 'by name', guessed: 'guessed', none: 'not found' },
  as: { units: 'units', facilities: 'facilities', ignored: 'not read' },
  encoding: { mark: 'by its mark', bytes: 'by its bytes', given: 'as given', guessed: 'the likeliest by its bytes' },
  kind: { xlsx: 'workbook', csv: 'text table', json: 'JSON' },
  delimiter: (shown) => `cells separated by ${shown}`,
  oneColumn: 'one column',
  headers: (rows) => (rows.length === 0 ? 'no header' : `header in row ${rows.join(', ')}`),
  rows: ({ read, quarantined, dropped, blank }) => `${read} rows read, ${quarantined} quarantined, ${dropped} left out, ${blank} blank`,
  rollUp: 'several rows add up to one unit',
  notRead: 'not read',
  unread: (columns) => `not read, and nothing like it is known: ${columns.join(', ')}`,
  assumedUnit: (unit) => `${unit}, assumed`,
  perhaps: (names) => `perhaps ${names}`,
  alike: (count) => `${count} ${count === 1 ? 'place' : 'places'} alike`,
  counts: (units, facilities, unchanged) => `${units} units, ${facilities} facilities; ${unchanged} cells taken over as they stand`,
  none: 'nothing was found to read',
  listed: 'list every cell: --report',
  nothing: 'no-units: no unit was found in these files',
  tooManyEntries: (most) => `too-many-rows: more than ${most} entries; write the report as .json, e.g. --report=report.json`,
  overview: 'Tables',
  columns: 'Columns',
  entries: 'Cells',
  head: {
    file: 'File',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    sheet: 'Sheet',
    as: 'Read as',
    header: 'Header rows',
    read: 'Rows read',
    quarantined: 'Quarantined',
    dropped: 'Left out',
    blank: 'Blank',
    column: 'Column',
    heading: 'Header',
    target: 'Field',
    match: 'Found',
    unit: 'Unit',
    perhaps: 'Perhaps',
    treatment: 'Treatment',
    cell: 'Cell',
    raw: 'As it stood',
    what: 'What became of it',
    code: 'Code',
    path: 'Place in the dataset',
  },
}

const zh: ImportWords = {
  treatment: { quarantined: '隔离', guessed: '推测', dropped: '未读取', normalised: '规范化', noted: '提示' },
  match: { given: '按映射', exact: '名称相符', guessed: '推测', none: '未找到' },
  as: { units: '单元', facilities: '设施', ignored: '不读取' },
  encoding: { mark: '由文件标记判定', bytes: '由字节判定', given: '按指定', guessed: '由字节推测' },
  kind: { xlsx: '工作簿', csv: '文本表格', json: 'JSON' },
  delimiter: (shown) => `分隔符 ${shown}`,
  oneColumn: '只有一列',
  headers: (rows) => (rows.length === 0 ? '无表头' : `表头在第 ${rows.join('、')} 行`),
  rows: ({ read, quarantined, dropped, blank }) => `读取 ${read} 行，隔离 ${quarantined} 行，未读取 ${dropped} 行，空白 ${blank} 行`,
  rollUp: '多行汇总为一个单元',
  notRead: '未读取',
  unread: (columns) => `未读取，也没有相近的字段：${columns.join('、')}`,
  assumedUnit: (unit) => `${unit}，默认`,
  perhaps: (names) => `可能是${names}`,
  alike: (count) => `同类 ${count} 处`,
  counts: (units, facilities, unchanged) => `${units} 个单元，${facilities} 处设施；${unchanged} 个单元格按原样读取`,
  none: '没有可读取的内容',
  listed: '逐格列出请用 --report',
  nothing: 'no-units：这些文件中没有找到任何单元',
  tooManyEntries: (most) => `too-many-rows：条目超过 ${most} 条，请将报告写成 .json，例如 --report=report.json`,
  overview: '表格',
  columns: '各列',
  entries: '单元格',
  head: {
    file: '文件',
    encoding: '编码',
    delimiter: '分隔符',
    sheet: '工作表',
    as: '读作',
    header: '表头行',
    read: '读取行数',
    quarantined: '隔离',
    dropped: '未读取',
    blank: '空白',
    column: '列',
    heading: '表头',
    target: '字段',
    match: '识别方式',
    unit: '单位',
    perhaps: '可能是',
    treatment: '处理',
    cell: '单元格',
    raw: '原文',
    what: '说明',
    code: '代码',
    path: '在数据集中的位置',
  },
}

/** The words of the report of an import, in one language. */
export function importWordsIn(language: Language): ImportWords {
  return { en, zh }[language]
}
