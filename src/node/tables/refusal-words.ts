import type { Language } from '../../messages/messages.js'
import { nearest } from '../../nearest.js'
import type { WorkbookRefusal } from '../workbook.js'
import { refusalIn } from '../workbook-words.js'
import type { FileRefusal, FileRefusalCode } from './refusal.js'

type TextRefusal = Exclude<FileRefusal, WorkbookRefusal>
type Words = { readonly [Code in TextRefusal['refused']]: (refusal: Extract<TextRefusal, { refused: Code }>) => string }

const maybe: Readonly<Record<Language, (near: string | null) => string>> = {
  en: (near) => (near === null ? '' : `; did you mean "${near}"?`),
  zh: (near) => (near === null ? '' : `；是否应为“${near}”？`),
}

const en: Words = {
  'empty-file': () => 'the file is empty',
  'other-file': ({ detail }) => `a file of another kind (${detail}); open it and save it as .xlsx or CSV`,
  'encoding-unclear': () => 'the encoding cannot be told; give it with --encoding, e.g. --encoding gb18030',
  'encoding-unknown': ({ detail }) => `this Node does not know the encoding "${detail}"; known to every Node are utf-8 and utf-16le`,
  'wrong-encoding': ({ row, detail }) =>
    `line ${row}: these bytes are not ${detail}; ${detail === 'utf-8' ? 'if the file is from Excel or WPS, try --encoding gb18030' : 'give the encoding with --encoding'}`,
  garbled: ({ row, column, detail, meant }) =>
    `row ${row}, column ${column}: "${detail}" is garbled${meant === '' ? '' : `, it was "${meant}"`}: the file was once saved in a wrong encoding; get the original`,
  'open-quote': ({ row }) => `row ${row}: a quotation mark is opened and not closed`,
  'long-row': ({ row, limit }) =>
    `row ${row}: longer than ${limit} characters; a quotation mark may not be closed, or --delimiter is wrong`,
  'not-json': ({ row, column, detail }) => `line ${row}, column ${column}: not JSON${detail === '' ? '' : `: ${detail}`}`,
  'no-rows': ({ detail }) => `expected a list of objects, one a row, found ${detail}`,
  'is-dataset': () => 'a dataset already, with "units"; assess reads it as it is',
  'no-sheet': ({ detail, known }) => `there is no sheet "${detail}", only ${known.join(', ')}${maybe.en(nearest(detail, known))}`,
  'too-long-to-join': ({ limit }) => `more than ${limit} cells, too many to be joined with other files; import it alone`,
}

const zh: Words = {
  'empty-file': () => '文件是空的',
  'other-file': ({ detail }) => `这是其他类型的文件（${detail}），请打开后另存为 .xlsx 或 CSV`,
  'encoding-unclear': () => '无法判断文件编码，请用 --encoding 写明，例如 --encoding gb18030',
  'encoding-unknown': ({ detail }) => `当前 Node 不支持编码“${detail}”；任何 Node 都支持 utf-8 和 utf-16le`,
  'wrong-encoding': ({ row, detail }) =>
    `第 ${row} 行：字节不符合编码 ${detail}；${detail === 'utf-8' ? '如果文件来自 Excel 或 WPS，请试用 --encoding gb18030' : '请用 --encoding 写明编码'}`,
  garbled: ({ row, column, detail, meant }) =>
    `第 ${row} 行第 ${column} 列：“${detail}”是乱码${meant === '' ? '' : `，原文应为“${meant}”`}：文件曾以错误的编码保存，请取得原文件`,
  'open-quote': ({ row }) => `第 ${row} 行：引号没有闭合`,
  'long-row': ({ row, limit }) => `第 ${row} 行：超过 ${limit} 个字符，可能引号没有闭合，或 --delimiter 有误`,
  'not-json': ({ row, column, detail }) => `第 ${row} 行第 ${column} 列：不是 JSON${detail === '' ? '' : `：${detail}`}`,
  'no-rows': ({ detail }) => `应为对象列表（一个对象一行），实为 ${detail}`,
  'is-dataset': () => '已经是数据集（含“units”），可直接用 assess 评估',
  'no-sheet': ({ detail, known }) => `没有工作表“${detail}”，只有 ${known.join('、')}${maybe.zh(nearest(detail, known))}`,
  'too-long-to-join': ({ limit }) => `超过 ${limit} 个单元格，不能与其他文件一起导入，请单独导入`,
}

/** Why a file was not read, in words, after its code. */
export function fileRefusalIn(refusal: FileRefusal, language: Language): string {
  if (!isOfText(refusal)) return refusalIn(refusal, language)
  const words = { en, zh }[language][refusal.refused] as (own: TextRefusal) => string // the table is keyed by the code
  return `${refusal.refused}${language === 'zh' ? '：' : ': '}${words(refusal)}`
}

function isOfText(refusal: FileRefusal): refusal is TextRefusal {
  return Object.hasOwn(en, refusal.refused as FileRefusalCode)
}
