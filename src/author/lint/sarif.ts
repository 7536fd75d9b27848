import type { Language } from '../../messages/messages.js'
import { VERSION } from '../../version.js'
import { LINT_SEVERITIES, type LintCode } from './codes.js'
import type { LintFinding } from './finding.js'
import { type Linted, placeOf } from './text.js'
import { describeFinding, wordsOfCode } from './words.js'

/**
 * Findings as SARIF 2.1.0, which code hosts and editors show beside the file: the code is the id of the rule, the JSON Pointer, or
 * sheet and cell, the logical location.
 */
export function lintSarif(checked: readonly Linted[], language: Language): object {
  const codes = [...new Set(checked.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'wanzheng', semanticVersion: VERSION, rules: codes.map((code) => ruleOf(code, language)) } },
        language: language === 'zh' ? 'zh-CN' : 'en',
        columnKind: 'unicodeCodePoints',
        results: checked.flatMap(({ name, findings }) => findings.map((one) => resultOf(one, name, codes.indexOf(one.code), language))),
      },
    ],
  }
}

function ruleOf(code: LintFinding['code'], language: Language): object {
  if (!Object.hasOwn(LINT_SEVERITIES, code)) return { id: code }
  const own = code as LintCode // just asked
  const { why, how } = wordsOfCode(own, language)
  return { id: code, shortDescription: { text: why }, help: { text: how }, defaultConfiguration: { level: LINT_SEVERITIES[own] } }
}

function resultOf(one: LintFinding, name: string, ruleIndex: number, language: Language): object {
  const { what, why, how } = describeFinding(one, language)
  const stop = language === 'zh' ? '。' : '. '
  return {
    ruleId: one.code,
    ruleIndex,
    level: one.severity,
    message: { text: `${what}${stop}${why}${stop}${how}${stop.trim()}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(name) } },
        logicalLocations: [
          {
            fullyQualifiedName: placeOf(one),
            kind: one.cell === null ? 'member' : 'cell',
            ...(one.item === null ? {} : { name: one.item }),
          },
        ],
      },
    ],
  }
}
