import type { Language } from '../messages/messages.js'
import type { WorkbookRefusal } from './workbook.js'

type Words = Readonly<Record<WorkbookRefusal['refused'], (detail: { found: string; limit: string; where: string }) => string>>

const en: Words = {
  'not-a-zip': () => 'not an .xlsx file',
  truncated: () => 'the file is cut short; copy or download it again',
  encrypted: ({ where }) => `the archive is encrypted${where}`,
  'too-many-entries': ({ found, limit }) => `${found} files in the archive, expected at most ${limit}`,
  'too-large': ({ found, limit }) => `${found} bytes once unpacked, expected at most ${limit}`,
  damaged: ({ where }) => `the archive is damaged${where}`,
  password: () => 'the workbook has a password; save a copy without one',
  'old-format': () => 'a file of Excel 97 to 2003 or WPS (.xls, .et); save it as .xlsx',
  'not-a-workbook': ({ where }) => `no .xlsx workbook${where}; save it as .xlsx`,
  'too-many-cells': ({ found, limit }) =>
    `${found} cells up to the last that is not empty, expected at most ${limit}; delete what stands far to the right or far below`,
}

const zh: Words = {
  'not-a-zip': () => '不是 .xlsx 文件',
  truncated: () => '文件不完整，请重新复制或下载',
  encrypted: ({ where }) => `压缩包已加密${where}`,
  'too-many-entries': ({ found, limit }) => `压缩包内有 ${found} 个文件，最多 ${limit} 个`,
  'too-large': ({ found, limit }) => `解压后为 ${found} 字节，最多 ${limit} 字节`,
  damaged: ({ where }) => `压缩包已损坏${where}`,
  password: () => '工作簿设有密码，请另存一份不设密码的副本',
  'old-format': () => '这是 Excel 97–2003 或 WPS 的旧格式文件（.xls、.et），请另存为 .xlsx',
  'not-a-workbook': ({ where }) => `不是 .xlsx 工作簿${where}，请另存为 .xlsx`,
  'too-many-cells': ({ found, limit }) => `到最后一个非空单元格为止共 ${found} 个单元格，最多 ${limit} 个；请删除远在右侧或下方的零散内容`,
}

/** Why a file was not read as a workbook, in words, after its code. */
export function refusalIn(refusal: WorkbookRefusal, language: Language): string {
  const { found = '', limit = '', entry, detail } = refusal as { found?: number; limit?: number; entry?: string; detail?: string }
  const place = entry ?? detail
  const where = place === undefined ? '' : language === 'zh' ? `（${place}）` : ` (${place})`
  return `${refusal.refused}${language === 'zh' ? '：' : ': '}${{ en, zh }[language][refusal.refused]({ found: String(found), limit: String(limit), where })}`
}
