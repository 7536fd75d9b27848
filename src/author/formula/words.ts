import type { Language } from '../../messages/messages.js'
import type { FormulaProblem } from './tokens.js'

type Told = (problem: FormulaProblem) => string

const WORDS: Readonly<Record<Language, Readonly<Record<FormulaProblem['code'], Told>>>> = {
  en: {
    'unknown-name': ({ found }) => `no such name: ${found}`,
    'ambiguous-name': ({ found }) => `several things are called ${found}; write its kind before it, e.g. 字段【${found}】`,
    unexpected: ({ found }) => `${found} cannot stand here`,
    unfinished: () => 'the formula ends too early',
    'too-deep': () => 'the formula is nested too deep',
  },
  zh: {
    'unknown-name': ({ found }) => `没有这个名称：${found}`,
    'ambiguous-name': ({ found }) => `有多项都叫“${found}”，请在前面写明种类，如 字段【${found}】`,
    unexpected: ({ found }) => `此处不能写“${found}”`,
    unfinished: () => '公式没有写完',
    'too-deep': () => '公式嵌套过深',
  },
}

/** What is wrong with a formula, in words: the column, what stands there, and the nearest name. */
export function describeFormulaProblem(problem: FormulaProblem, language: Language): string {
  const told = WORDS[language][problem.code](problem)
  if (language === 'zh') return `第 ${problem.column} 个字符：${told}${problem.nearest === null ? '' : `；最接近的是“${problem.nearest}”`}`
  return `character ${problem.column}: ${told}${problem.nearest === null ? '' : `; the nearest is ${problem.nearest}`}`
}
