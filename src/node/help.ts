import type { Language } from '../messages/messages.js'
import { columns } from '../report/columns.js'
import type { Command } from './command.js'
import { COMMON, type Option, type OptionName, optionOf } from './options.js'
import { cliWordsIn } from './words.js'

/** Help of the program: its commands, the common options and the exit codes. */
export function programHelp(commands: readonly Command[], language: Language, width: number): string {
  const words = cliWordsIn(language)
  const rows = commands.map((command) => [usageOf(command), command.summary[language]])
  return [
    words.intro,
    '',
    `${words.usage}${language === 'zh' ? '：' : ': '}wanzheng ${language === 'zh' ? '命令 [选项]' : 'COMMAND [OPTIONS]'}`,
    '',
    words.commands,
    ...columns(rows, width, 2),
    '',
    words.options,
    ...columns(optionRows(COMMON, language), width, 2),
    '',
    words.exitCodes,
    '',
  ].join('\n')
}

/** Help of one command: its arguments and options. */
export function commandHelp({ name, operands, options, summary, ...command }: Command, language: Language, width: number): string {
  const words = cliWordsIn(language)
  const operandRows = operands.map((operand) => [operand, OPERANDS[operand]?.[language] ?? ''])
  return [
    summary[language],
    '',
    `${words.usage}${language === 'zh' ? '：' : ': '}wanzheng ${usageOf({ name, operands, ...command })} ${language === 'zh' ? '[选项]' : '[OPTIONS]'}`,
    '',
    ...(operandRows.length === 0 ? [] : [words.arguments, ...columns(operandRows, width, 2), '']),
    words.options,
    ...columns(optionRows([...options, ...COMMON], language, command), width, 2),
    '',
  ].join('\n')
}

function usageOf({ name, operands, takesMany }: Pick<Command, 'name' | 'operands' | 'takesMany'>): string {
  return `${[name, ...operands].join(' ')}${takesMany === true ? '…' : ''}`
}

const OPERANDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  DATASET: {
    en: 'dataset as JSON or NDJSON (one unit a line); - reads standard input',
    zh: '数据集，JSON 或 NDJSON（每行一个单元）；- 表示标准输入',
  },
  'ASSESSMENT|DATASET': {
    en: 'an assessment as "assess --format json" writes it, or a dataset; - reads standard input',
    zh: '“assess --format json”输出的评估结果，或数据集；- 表示标准输入',
  },
  'RESULT|DATASET': {
    en: 'a file with an assessment, JSON or NDJSON, or with a dataset',
    zh: '评估结果文件（JSON 或 NDJSON），或数据集文件',
  },
  'ASSESSMENT|AUDIT.zip': {
    en: 'an assessment as JSON or NDJSON, or an archive that "audit" wrote',
    zh: 'JSON 或 NDJSON 格式的评估结果，或“audit”写出的审计包',
  },
  'PLAN.xlsx': { en: 'a workbook that "plan" wrote and staff filled in', zh: '“plan”生成、由工作人员填写的工作簿' },
  'FILE…': {
    en: 'tables: .xlsx, .csv, .tsv, rows as JSON or NDJSON; several are joined by code; - reads standard input',
    zh: '表格：.xlsx、.csv、.tsv，或 JSON、NDJSON 行；多个文件按代码关联；- 表示标准输入',
  },
  '[FILE…]': { en: 'more tables, with --map', zh: '更多表格，与 --map 同用' },
  BEFORE: { en: 'the earlier assessment or dataset', zh: '上期的评估结果或数据集' },
  AFTER: { en: 'the later assessment or dataset', zh: '本期的评估结果或数据集' },
  A: { en: 'the earlier pack: bundled, a file, or an overlay file', zh: '修改前的规则包：内置的、文件或叠加包文件' },
  B: { en: 'the later pack, in the same ways', zh: '修改后的规则包，写法同上' },
  'PACK|FILE': {
    en: 'a bundled pack, or the file of a pack, an overlay or a workbook; an overlay lies over what is given before it',
    zh: '内置规则包，或规则包、叠加包、工作簿文件；叠加包叠加在前面给出的规则包上',
  },
  PACK: {
    en: 'a bundled pack, or the file of a pack, an overlay or a workbook',
    zh: '内置规则包，或规则包、叠加包、工作簿文件',
  },
  'ID[@VERSION]': { en: 'a bundled pack or a file, as "wanzheng packs" lists them', zh: '内置规则包或文件，内置的见“wanzheng packs”' },
}

function optionRows(
  names: readonly OptionName[],
  language: Language,
  command: Pick<Command, 'formats'> = {},
): readonly (readonly string[])[] {
  return names.map((name) => {
    const { short, value, optional, summary }: Option = optionOf(name, command)
    const shown = value === undefined ? '' : optional === true ? `[=${value}]` : ` ${value}`
    return [`${short === undefined ? '    ' : `-${short}, `}--${name}${shown}`, summary[language]]
  })
}
