import type { Language } from '../messages/messages.js'
import type { PlanProblem } from '../report/plan-progress.js'
import { sheetWordsIn } from '../report/sheets/words.js'

/** What the commands say that make lists and reports of assessments. */
export interface ReportWords {
  readonly notAnAssessment: (file: string) => string
  readonly changedSince: (file: string) => string
  readonly otherPack: (file: string, pack: string) => string
  readonly otherPacks: (before: string, after: string) => string
  readonly wrongOrder: (before: string, after: string) => string
  readonly tooManyRows: (found: number, most: number) => string
  readonly needsFile: (format: string) => string
  readonly noProjects: (file: string, id: string, state: string) => string
  readonly filledIn: string
  readonly planProblem: (place: string, code: PlanProblem['code'], found: string, hint: string | null) => string
}

function states(language: Language): string {
  const { planned, running, done, dropped } = sheetWordsIn(language).status
  return [planned, running, done, dropped].join(language === 'zh' ? '、' : ', ')
}

const en: ReportWords = {
  notAnAssessment: (file) =>
    `${file}: says that it is an assessment and does not have the form of one, as wanzheng/schemas/assessment.schema.json has it`,
  changedSince: (file) => `${file}: the digest does not fit: the assessment was changed after it was made`,
  otherPack: (file, pack) => `${file}: was made with ${pack}, which is not at hand or differs; give the very pack with --pack FILE`,
  otherPacks: (before, after) => `the assessments cannot be compared: one was made with ${before}, the other with ${after}`,
  wrongOrder: (before, after) => `the earlier assessment comes first: found ${before}, then ${after}`,
  tooManyRows: (found, most) =>
    `too-many-rows: ${found} rows, a workbook takes at most ${most}: write csv or ndjson, or a part of the units`,
  needsFile: (format) => `${format} is not text: give a file with -o FILE`,
  noProjects: (file, id, state) =>
    `${file}: no-projects: no sheet has the columns “${id}” and “${state}”; expected a file that "wanzheng plan" wrote`,
  filledIn: 'Filled in',
  planProblem: (place, code, found, hint) => {
    const texts = {
      'unknown-state': `“${found}” is none of ${states('en')}${hint === null ? '' : `; did you mean “${hint}”?`}`,
      'no-community': 'the row names no community and is not counted',
      'damaged-code': `“${found}” is a code that a spreadsheet turned into a number; format the column as text`,
      'duplicate-project': `the project stands in row ${hint ?? ''} already`,
    }
    return `${place}: ${code}: ${texts[code]}`
  },
}

const zh: ReportWords = {
  notAnAssessment: (file) => `${file}：声明为评估结果，但不符合其格式（见 wanzheng/schemas/assessment.schema.json）`,
  changedSince: (file) => `${file}：摘要值不符，评估结果在生成后被改动`,
  otherPack: (file, pack) => `${file}：所用规则包 ${pack} 不在手边或内容不同，请用 --pack 文件 给出原规则包`,
  otherPacks: (before, after) => `两份评估结果不能比较：一份依据 ${before}，另一份依据 ${after}`,
  wrongOrder: (before, after) => `上期应在前：先后为 ${before}、${after}`,
  tooManyRows: (found, most) => `too-many-rows：共 ${found} 行，工作簿最多 ${most} 行，请改用 csv 或 ndjson，或分批处理`,
  needsFile: (format) => `${format} 不是文本，请用 -o 文件 写入`,
  noProjects: (file, id, state) => `${file}：no-projects：没有含“${id}”“${state}”两栏的工作表；应为“wanzheng plan”生成的文件`,
  filledIn: '已填写',
  planProblem: (place, code, found, hint) => {
    const texts = {
      'unknown-state': `“${found}”不在 ${states('zh')} 之中${hint === null ? '' : `；是否应为“${hint}”？`}`,
      'no-community': '该行没有社区编号，未计入',
      'damaged-code': `“${found}”是被电子表格转成数字的代码，请将该列设为文本`,
      'duplicate-project': `该项目已见于第 ${hint ?? ''} 行`,
    }
    return `${place}：${code}：${texts[code]}`
  },
}

const tables: Readonly<Record<Language, ReportWords>> = { en, zh }

/** What the commands of lists and reports say, in one language. */
export function reportWordsIn(language: Language): ReportWords {
  return tables[language]
}
