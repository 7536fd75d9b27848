import { lintSarif } from '../../author/lint/sarif.js'
import { countsOf, type Linted, lintText } from '../../author/lint/text.js'
import { describeFinding } from '../../author/lint/words.js'
import type { Language } from '../../messages/messages.js'
import { type Command, EXIT } from '../command.js'
import { lintAll } from '../lint-source.js'
import { writeText } from '../write-text.js'

const FORMS: Readonly<Record<string, (checked: readonly Linted[], language: Language) => string>> = {
  text: lintText,
  json: (checked, language) => jsonText(checked.map((one) => jsonOf(one, language))),
  sarif: (checked, language) => jsonText(lintSarif(checked, language)),
}

/** Checks packs, overlays and workbooks beyond their form. */
export const packLint: Command = {
  name: 'pack lint',
  operands: ['PACK|FILE'],
  takesMany: true,
  options: ['strict', 'format', 'json', 'output'],
  formats: Object.keys(FORMS),
  summary: {
    en: 'check packs, overlays and workbooks: units, conditions, tables, clauses, weights, dates, wording',
    zh: '检查规则包、叠加包和工作簿：单位、条件、表格、条款、权重、日期、用语',
  },
  run: async (given, io) => {
    const checked = await lintAll(given.operands, given.language, io)
    const form = FORMS[given.format ?? (given.json ? 'json' : 'text')] ?? lintText
    await writeText(form(checked, given.language), given, io)
    const { error, warning } = countsOf(checked.flatMap(({ findings }) => findings))
    return error > 0 || (given.strict && warning > 0) ? EXIT.failed : EXIT.done
  },
}

function jsonOf({ name, findings }: Linted, language: Language): object {
  return {
    name,
    counts: countsOf(findings),
    findings: findings.map(({ code, severity, path, cell, item, ...one }) => ({
      code,
      severity,
      path,
      cell,
      item,
      ...describeFinding({ code, severity, path, cell, item, ...one }, language),
    })),
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
