import type { Language } from '../../messages/messages.js'

/** What a survey form says beside the names of the dictionary. */
export interface FormWords {
  readonly about: string
  readonly units: string
  readonly survey: string
  readonly facilities: string
  readonly findings: string
  readonly reserved: string
  readonly code: string
  readonly name: string
  readonly community: string
  readonly communityName: string
  readonly type: string
  readonly facilityName: string
  readonly yes: string
  readonly partial: string
  readonly no: string
  readonly open: string
  readonly surveyed: string
  readonly none: string
  readonly inUnit: (label: string, unit: string) => string
  readonly codeNote: string
  readonly surveyNote: string
  readonly needs: (types: string) => string
  readonly clause: (number: string, locator: string) => string
  readonly expected: (unit: string, bounds: string) => string
  readonly choose: (values: string) => string
  readonly lines: (title: string, sheets: { units: string; survey: string; facilities: string; findings: string }) => readonly string[]
}

const en: FormWords = {
  about: 'About',
  units: 'Units',
  survey: 'Surveyed',
  facilities: 'Facilities',
  findings: 'Findings',
  reserved: 'Mapping',
  code: 'Code',
  name: 'Name',
  community: 'Code of its unit',
  communityName: 'Name of its unit',
  type: 'Facility type',
  facilityName: 'Name of the facility',
  yes: 'yes',
  partial: 'partial',
  no: 'no',
  open: 'not known',
  surveyed: 'surveyed',
  none: 'no',
  inUnit: (label, unit) => `${label} (${unit})`,
  codeNote: 'The 12-digit statistical code. Every sheet names a unit by it.',
  surveyNote:
    'surveyed: somebody looked for this type, and all that there is stands on the sheet of facilities. no: somebody looked, and there is none. Blank: nobody looked.',
  needs: (types) => `For: ${types}`,
  clause: (number, locator) => `${number} ${locator}`,
  expected: (unit, bounds) =>
    `Expected a number${unit === '' ? '' : ` in ${unit}`}${bounds === '' ? '' : `, ${bounds}`}. What is only known roughly may be written as words: 约1200, 不少于2300, 2000-2300.`,
  choose: (values) => `Choose one of: ${values}`,
  lines: (title, { units, survey, facilities, findings }) => [
    title,
    `1. "${units}": one row a unit. "${survey}": which types of facility somebody looked for. "${facilities}": one row a facility. "${findings}": what an inspector found.`,
    '2. Leave blank what is not known. A blank is never taken for zero; 0 means none.',
    '3. Numbers are in the unit that the head of the column states. A cell may state another: 28.52亩, 13万㎡. What is known roughly is written so: 约1200, 不少于2300, 2000-2300.',
    '4. Do not rename the heads and sheets. Columns may be moved, and rows added.',
    '5. The notes on the heads say which clause asks for the value.',
    '6. When filled in: wanzheng import FILE -o dataset.json',
  ],
}

const zh: FormWords = {
  about: '填表说明',
  units: '基本情况',
  survey: '调查范围',
  facilities: '设施',
  findings: '现场评定',
  reserved: '映射',
  code: '统计用区划代码',
  name: '名称',
  community: '所在单元代码',
  communityName: '所在单元名称',
  type: '设施类型',
  facilityName: '设施名称',
  yes: '是',
  partial: '部分',
  no: '否',
  open: '待核',
  surveyed: '已调查',
  none: '无',
  inUnit: (label, unit) => `${label}（${unit}）`,
  codeNote: '12 位统计用区划代码。各表均以此代码指明单元。',
  surveyNote: '已调查：已查找此类设施，所有设施均列在“设施”表。无：已查找，没有此类设施。空白：未调查。',
  needs: (types) => `用于：${types}`,
  clause: (number, locator) => `${number} ${locator}`,
  expected: (unit, bounds) =>
    `应填数字${unit === '' ? '' : `，单位${unit}`}${bounds === '' ? '' : `，${bounds}`}。只知大概时可照写：约1200、不少于2300、2000-2300。`,
  choose: (values) => `请从列表中选择：${values}`,
  lines: (title, { units, survey, facilities, findings }) => [
    title,
    `1. “${units}”每个单元一行；“${survey}”填写调查过哪些设施类型；“${facilities}”每处设施一行；“${findings}”填写现场评定结果。`,
    '2. 不清楚的留空，空白不会当作 0；填 0 表示没有。',
    '3. 数字按表头所注单位填写；也可写明其他单位，如 28.52亩、13万㎡。只知大概时照实写：约1200、不少于2300、2000-2300。',
    '4. 请勿修改表头和工作表名称；可以移动列、增加行。',
    '5. 表头批注写明所依据的条款。',
    '6. 填好后导入：wanzheng import 文件 -o dataset.json',
  ],
}

/** The words of a survey form, in one language. */
export function formWordsIn(language: Language): FormWords {
  return { en, zh }[language]
}
