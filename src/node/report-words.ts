import type { Language } from '../messages/messages.js'

/** What the commands say that make lists and reports of assessments. */
export interface ReportWords {
  readonly notAnAssessment: (file: string) => string
  readonly changedSince: (file: string) => string
  readonly otherPack: (file: string, pack: string) => string
  readonly otherPacks: (before: string, after: string) => string
  readonly wrongOrder: (before: string, after: string) => string
  readonly needsFile: (format: string) => string
}

const en: ReportWords = {
  notAnAssessment: (file) =>
    `${file}: says that it is an assessment and does not have the form of one, as wanzheng/schemas/assessment.schema.json has it`,
  changedSince: (file) => `${file}: the digest does not fit: the assessment was changed after it was made`,
  otherPack: (file, pack) => `${file}: was made with ${pack}, which is not at hand or differs; give the very pack with --pack FILE`,
  otherPacks: (before, after) => `the assessments cannot be compared: one was made with ${before}, the other with ${after}`,
  wrongOrder: (before, after) => `the earlier assessment comes first: found ${before}, then ${after}`,
  needsFile: (format) => `${format} is not text: give a file with -o FILE`,
}

const zh: ReportWords = {
  notAnAssessment: (file) => `${file}：声明为评估结果，但不符合其格式（见 wanzheng/schemas/assessment.schema.json）`,
  changedSince: (file) => `${file}：摘要值不符，评估结果在生成后被改动`,
  otherPack: (file, pack) => `${file}：所用规则包 ${pack} 不在手边或内容不同，请用 --pack 文件 给出原规则包`,
  otherPacks: (before, after) => `两份评估结果不能比较：一份依据 ${before}，另一份依据 ${after}`,
  wrongOrder: (before, after) => `上期应在前：先后为 ${before}、${after}`,
  needsFile: (format) => `${format} 不是文本，请用 -o 文件 写入`,
}

const tables: Readonly<Record<Language, ReportWords>> = { en, zh }

/** What the commands of lists and reports say, in one language. */
export function reportWordsIn(language: Language): ReportWords {
  return tables[language]
}
