import { wordsOf } from '../../messages/describe.js'
import type { Language } from '../../messages/messages.js'
import { describeFormulaProblem } from '../formula/words.js'
import type { SheetProblem, SheetProblemCode } from './problem.js'

type Told = (problem: SheetProblem) => string
type Words = Readonly<Record<Exclude<SheetProblemCode, 'pack' | 'formula'>, Told>>

const en: Words = {
  'missing-sheet': ({ expected }) => `there is no sheet ${expected}`,
  'unknown-sheet': () => 'no sheet of a pack; it is not read',
  'missing-column': ({ expected }) => `there is no column ${expected}`,
  'unknown-column': ({ found }) => `no column is called ${found}`,
  'duplicate-column': ({ found }) => `a second column ${found}`,
  'outside-table': ({ found }) => `${found} stands outside the table, below no head`,
  'merged-cells': ({ found }) => `${found} are merged; take them apart`,
  'error-value': ({ found }) => `holds the error ${found}`,
  'wrong-type': ({ found }) => `found ${found}, expected text; give the cell the text format`,
  'not-a-number': ({ found, expected }) => `${found} is no number, expected e.g. ${expected}`,
  'not-json': ({ found }) => `${found} is no JSON`,
  'not-one-of': ({ found, expected }) => `found ${found}, expected one of ${expected}`,
  'not-a-date': ({ found, expected }) => `${found} is no date, expected e.g. ${expected}`,
  'missing-id': ({ expected }) => `${expected} is empty`,
  'duplicate-id': ({ found }) => `${found} is there twice`,
  'stated-twice': ({ found }) => `${found} is stated twice`,
  'orphan-row': ({ found }) => `a table row of ${found} has to follow a period of it`,
  'other-unit': ({ found, expected }) => `${found} has another unit than the parameter, expected ${expected}`,
  'sign-disagrees': ({ found, expected }) =>
    expected === '' ? `no rule is held to this figure by ${found}` : `found ${found}, but rules are held to it by ${expected}`,
  'limit-in-formula': ({ found, expected }) => `the limit ${found} is not that of the rule; change it in the sheet 参数 (${expected})`,
  'formula-disagrees': ({ found, expected }) => `the formula (${found}) and the JsonLogic (${expected}) were both changed and disagree`,
  'computed-value': ({ found, expected }) => `holds the formula ${found}; its value ${expected} was taken`,
  'no-original': () => 'the hidden sheet that keeps the exported pack is gone or was changed; edits cannot be listed',
}

const zh: Words = {
  'missing-sheet': ({ expected }) => `缺少工作表“${expected}”`,
  'unknown-sheet': () => '不是规则包的工作表，未读取',
  'missing-column': ({ expected }) => `缺少“${expected}”一列`,
  'unknown-column': ({ found }) => `没有名为“${found}”的列`,
  'duplicate-column': ({ found }) => `“${found}”列重复`,
  'outside-table': ({ found }) => `“${found}”不在表内，上方没有表头`,
  'merged-cells': ({ found }) => `${found} 是合并单元格，请取消合并`,
  'error-value': ({ found }) => `单元格为错误值 ${found}`,
  'wrong-type': ({ found }) => `“${found}”不是文本，请将单元格设为文本格式`,
  'not-a-number': ({ found, expected }) => `“${found}”不是数值，应如 ${expected}`,
  'not-json': ({ found }) => `“${found}”不是 JSON`,
  'not-one-of': ({ found, expected }) => `“${found}”不在选项之内，应为：${expected}`,
  'not-a-date': ({ found, expected }) => `“${found}”不是日期，应如 ${expected}`,
  'missing-id': ({ expected }) => `“${expected}”为空`,
  'duplicate-id': ({ found }) => `“${found}”重复`,
  'stated-twice': ({ found }) => `“${found}”写了两处`,
  'orphan-row': ({ found }) => `“${found}”的表行须紧接在该参数的时段之后`,
  'other-unit': ({ found, expected }) => `“${found}”的单位与参数不同，应为 ${expected}`,
  'sign-disagrees': ({ found, expected }) =>
    expected === '' ? `没有规则以“${found}”使用该数值` : `写的是“${found}”，规则的用法是“${expected}”`,
  'limit-in-formula': ({ found, expected }) => `限值 ${found} 与规则的限值不同，请在“参数”表修改（${expected}）`,
  'formula-disagrees': ({ found, expected }) => `公式（${found}）与 JsonLogic（${expected}）都改过，且不一致`,
  'computed-value': ({ found, expected }) => `单元格是公式 ${found}，取其结果“${expected}”`,
  'no-original': () => '保存原规则包的隐藏工作表缺失或被改动，无法列出修改之处',
}

const tables: Readonly<Record<Language, Words>> = { en, zh }

/** One line a problem: sheet and cell, code, what is wrong, what was expected and the nearest name. */
export function describeSheetProblems(problems: readonly SheetProblem[], language: Language): string {
  return problems.map((problem) => `${problem.place}: ${wordsFor(problem, language)} (${codeOf(problem)})`).join('\n')
}

/** The code of a problem; of what the engine found in the pack, its own code. */
export function codeOf({ code, issue }: SheetProblem): string {
  return issue?.code ?? code
}

/** What is wrong, without place and code. */
export function wordsFor(problem: SheetProblem, language: Language): string {
  if (problem.code === 'formula') return problem.formula === undefined ? '' : describeFormulaProblem(problem.formula, language)
  if (problem.code === 'pack') return problem.issue === undefined ? '' : wordsOf(problem.issue, language)
  const told = tables[language][problem.code](problem)
  if (problem.nearest === null) return told
  return language === 'zh' ? `${told}；最接近的是“${problem.nearest}”` : `${told}; the nearest is ${problem.nearest}`
}
