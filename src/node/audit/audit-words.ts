import type { Language } from '../../messages/messages.js'
import type { ZipRefusal } from '../zip.js'

type Refusals = Readonly<
  Record<
    ZipRefusal['refused'] | 'not-an-audit',
    (detail: { readonly found: string; readonly limit: string; readonly entry: string }) => string
  >
>

/** What `audit` says, and `verify` of an audit archive. */
export interface AuditWords {
  readonly refused: Refusals
  readonly needsFile: string
  readonly needsData: string
  readonly needsSalt: string
  readonly hasItsOwn: string
  readonly saltTooShort: (file: string) => string
  readonly saltMade: (file: string) => string
  readonly notMaskable: (field: string, nearest: string | null) => string
  readonly inAssessment: string
  readonly namesInAssessment: string
  readonly nothingMasked: (fields: readonly string[]) => string
  readonly brokenLine: (path: string) => string
  readonly written: (file: string, units: number, digest: string) => string
  readonly masked: (values: number, units: number) => string
  readonly digestsRecomputed: string
  readonly digestsRecorded: (units: number) => string
  readonly opened: (units: number) => string
  readonly packsFromArchive: (packs: readonly string[]) => string
  readonly pagesByOther: (program: string) => string
  readonly unitNeedsOriginal: string
  readonly onlyInAudit: (option: string) => string
}

const en: AuditWords = {
  refused: {
    'not-a-zip': () => 'not a zip archive',
    'not-an-audit': () => 'the archive has no manifest.json of the format wanzheng/audit/1',
    truncated: () => 'the archive is cut off',
    encrypted: ({ entry }) => `the archive is encrypted${entry}`,
    'too-many-entries': ({ found, limit }) => `the archive has ${found} files, more than ${limit}`,
    'too-large': ({ found, limit, entry }) => `the archive would unpack to ${found} bytes, more than ${limit}${entry}`,
    damaged: ({ entry }) => `the archive is damaged${entry}`,
  },
  needsFile: 'the archive goes to a file, and its data and assessment come from files: give -o FILE.zip, and no "-"',
  needsData: 'an assessment needs the dataset it was made from: give --data FILE',
  hasItsOwn: 'an assessment has its own date and waivers: --as-of and --waivers are for datasets',
  needsSalt: 'masking needs --salt FILE: the secret that stays with you; a file that is not there is made',
  saltTooShort: (file) => `${file}: expected a secret of at least 32 characters`,
  saltMade: (file) => `a new secret was written to ${file}: keep it, and do not hand it on; with it masked values can be shown, or guessed`,
  notMaskable: (field, nearest) =>
    `"${field}" cannot be masked: rules read it, or it holds the data together${nearest === null ? '' : `; did you mean "${nearest}"?`}`,
  inAssessment:
    'the assessment lists operands with their sources and raw texts, which a mask would leave open: make it without --operands, or give the dataset alone',
  namesInAssessment: 'names of units stand in the assessment, which a mask would leave open: give the dataset alone',
  nothingMasked: (fields) => `no unit has ${fields.map((field) => `"${field}"`).join(', ')}`,
  brokenLine: (path) => `${path}: a line that is not a unit cannot be masked`,
  written: (file, units, digest) => `${file}: ${units} ${units === 1 ? 'unit' : 'units'} (${digest})`,
  masked: (values, units) => `masked: ${values} ${values === 1 ? 'value' : 'values'} in ${units} ${units === 1 ? 'unit' : 'units'}`,
  digestsRecomputed: 'every digest was recomputed from the data as they stand here',
  digestsRecorded: (units) =>
    `every outcome and score was recomputed from what is open; the ${units === 1 ? 'digest of 1 masked unit was' : `digests of ${units} masked units were`} taken from the list, and ${units === 1 ? 'leads' : 'lead'} to that of the dataset. That hidden values, and open ones that no rule reads, are those that were assessed shows only with the original: --data FILE --salt FILE`,
  opened: (units) => `the masked data are those of the original: ${units} ${units === 1 ? 'unit' : 'units'} compared`,
  packsFromArchive: (packs) => `not among the releases of this program, taken from the archive on its word: ${packs.join(', ')}`,
  pagesByOther: (program) => `the pages of explanation were written by wanzheng ${program} and were not checked`,
  unitNeedsOriginal:
    'the digests of masked units are those of the open data: one unit alone is verified from the assessment with --data ORIGINAL',
  onlyInAudit: (option) => `${option} is for audit archives`,
}

const zh: AuditWords = {
  refused: {
    'not-a-zip': () => '不是 zip 压缩包',
    'not-an-audit': () => '压缩包中没有 wanzheng/audit/1 格式的 manifest.json',
    truncated: () => '压缩包不完整',
    encrypted: ({ entry }) => `压缩包已加密${entry}`,
    'too-many-entries': ({ found, limit }) => `压缩包内有 ${found} 个文件，超过 ${limit} 个`,
    'too-large': ({ found, limit, entry }) => `压缩包解开后达 ${found} 字节，超过 ${limit} 字节${entry}`,
    damaged: ({ entry }) => `压缩包已损坏${entry}`,
  },
  needsFile: '审计包须写入文件，数据和评估结果须来自文件：请用 -o 文件.zip，且不用“-”',
  needsData: '评估结果须附所用的数据集：请用 --data 文件 给出',
  hasItsOwn: '评估结果自有日期和豁免：--as-of 和 --waivers 只用于数据集',
  needsSalt: '遮盖须用 --salt 文件 给出由您保管的密值；文件不存在时自动生成',
  saltTooShort: (file) => `${file}：密值至少应有 32 个字符`,
  saltMade: (file) => `新密值已写入 ${file}：请妥善保管，不要外传；凭它可以出示被遮盖的值，也可以猜出`,
  notMaskable: (field, nearest) =>
    `“${field}”不能遮盖：规则要读取它，或数据结构离不开它${nearest === null ? '' : `；是否应为“${nearest}”？`}`,
  inAssessment: '评估结果列有读取的数值及其来源和原文，遮盖数据后仍会外露：请去掉 --operands 重新评估，或只给出数据集',
  namesInAssessment: '评估结果中有单元名称，遮盖数据后仍会外露：请只给出数据集',
  nothingMasked: (fields) => `没有单元有${fields.map((field) => `“${field}”`).join('、')}`,
  brokenLine: (path) => `${path}：该行不是单元，无法遮盖`,
  written: (file, units, digest) => `${file}：${units} 个单元（${digest}）`,
  masked: (values, units) => `已遮盖：${units} 个单元的 ${values} 个值`,
  digestsRecomputed: '所有摘要均由包内现有数据重算',
  digestsRecorded: (units) =>
    `各项结果和得分均由未遮盖的数据重算；${units} 个被遮盖单元的摘要取自清单，并与数据集的摘要相符。被遮盖的值，以及规则不读取的其他值，是否就是当时评估所用的，须有原始数据才能证明：--data 文件 --salt 文件`,
  opened: (units) => `遮盖后的数据与原始数据相符：已比对 ${units} 个单元`,
  packsFromArchive: (packs) => `不在本程序的发布清单之内，仅凭压缩包自身：${packs.join('、')}`,
  pagesByOther: (program) => `说明页由 wanzheng ${program} 写出，未经核对`,
  unitNeedsOriginal: '被遮盖单元的摘要是未遮盖数据的摘要：单独核对一个单元须用评估结果和 --data 原始数据',
  onlyInAudit: (option) => `${option} 只用于审计包`,
}

const tables: Readonly<Record<Language, AuditWords>> = { en, zh }

/** What `audit` says, in one language. */
export function auditWordsIn(language: Language): AuditWords {
  return tables[language]
}

/** Why an archive cannot be used, after the name of the file. */
export function archiveRefusal(
  file: string,
  { refused, found = 0, limit = 0, entry }: Omit<ZipRefusal, 'refused'> & { readonly refused: keyof Refusals },
  language: Language,
): string {
  const colon = language === 'zh' ? '：' : ': '
  const where = entry === undefined ? '' : language === 'zh' ? `（${entry}）` : ` (${entry})`
  return `${file}${colon}${auditWordsIn(language).refused[refused]({ found: String(found), limit: String(limit), entry: where })}`
}
