import type { Language } from '../../messages/messages.js'
import { onOneLine } from '../../report/width.js'
import type { LintSeverity } from './codes.js'
import type { LintFinding } from './finding.js'
import { describeFinding } from './words.js'

/** What was checked, and what was found in it. */
export interface Linted {
  /** As it was named: a pack, a file. */
  readonly name: string
  readonly findings: readonly LintFinding[]
}

const SEVERITIES: Readonly<Record<Language, Readonly<Record<LintSeverity, string>>>> = {
  en: { error: 'error', warning: 'warning', note: 'note' },
  zh: { error: '错误', warning: '警告', note: '提示' },
}

/** Findings as text: place and what is wrong on one line, why and how to mend it below; a count for each thing checked. */
export function lintText(checked: readonly Linted[], language: Language): string {
  return checked
    .map((one) =>
      linesOf(one, language)
        .map((line) => `${line}\n`)
        .join(''),
    )
    .join('\n')
}

function linesOf({ name, findings }: Linted, language: Language): readonly string[] {
  const colon = language === 'zh' ? '：' : ': '
  return [
    ...findings.flatMap((one) => {
      const { what, why, how } = describeFinding(one, language)
      const severity = SEVERITIES[language][one.severity]
      return [onOneLine(`${severity} ${one.code}  ${placeOf(one)}${colon}${what}`), `    ${why}${language === 'zh' ? '；' : '; '}${how}`]
    }),
    `${name}${colon}${countsText(findings, language)}`,
  ]
}

/** Where a finding is: the cell of a workbook, else the place in the JSON with the id of the item. */
export function placeOf({ cell, path, item }: LintFinding): string {
  if (cell !== null) return item === null ? cell : `${cell} [${item}]`
  const place = path === '' ? '/' : path
  return item === null || place.split('/').includes(item) ? place : `${place} [${item}]`
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly LintFinding[]): Readonly<Record<LintSeverity, number>> {
  const count = (severity: LintSeverity): number => findings.filter((one) => one.severity === severity).length
  return { error: count('error'), warning: count('warning'), note: count('note') }
}

function countsText(findings: readonly LintFinding[], language: Language): string {
  const { error, warning, note } = countsOf(findings)
  if (language === 'zh') return `${error} 个错误，${warning} 个警告，${note} 条提示`
  return `${error} ${error === 1 ? 'error' : 'errors'}, ${warning} ${warning === 1 ? 'warning' : 'warnings'}, ${note} ${note === 1 ? 'note' : 'notes'}`
}
