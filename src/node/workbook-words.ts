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
  'old-format': () => 'an .xls file of Excel 97 to 2003; save it as .xlsx',
  'not-a-workbook': ({ where }) => `an archive, but no .xlsx workbook${where}`,
  'too-many-cells': ({ found, limit }) => `${found} cells, expected at most ${limit}`,
}

const zh: Words = {
  'not-a-zip': () => '不是 .xlsx 文件',
  truncated: () => '文件不完整，请重新复制或下载',
  encrypted: ({ where }) => `压缩包已加密${where}`,
  'too-many-entries': ({ found, limit }) => `压缩包内有 ${found} 个文件，最多 ${limit} 个`,
  'too-large': ({ found, limit }) => `解压后为 ${found} 字节，最多 ${limit} 字节`,
  damaged: ({ where }) => `压缩包已损坏${where}`,
  password: () => '工作簿设有密码，请另存一份不设密码的副本',
  'old-format': () => '这是 Excel 97–2003 的 .xls 文件，请另存为 .xlsx',
  'not-a-workbook': ({ where }) => `是压缩包，但不是 .xlsx 工作簿${where}`,
  'too-many-cells': ({ found, limit }) => `有 ${found} 个单元格，最多 ${limit} 个`,
}

/** Why a file was not read as a workbook, in words, after its code. */
export function refusalIn(refusal: WorkbookRefusal, language: Language): string {
  const { found = '', limit = '', entry, detail } = refusal as { found?: number; limit?: number; entry?: string; detail?: string }
  const place = entry ?? detail
  const where = place === undefined ? '' : language === 'zh' ? `（${place}）` : ` (${place})`
  return `${refusal.refused}${language === 'zh' ? '：' : ': '}${{ en, zh }[language][refusal.refused]({ found: String(found), limit: String(limit), where })}`
}
