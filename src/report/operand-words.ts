import type { Language } from '../messages/messages.js'

/** What explanations say of the values that a rule read. */
export interface OperandWords {
  readonly title: string
  readonly approximate: string
  readonly label: Readonly<Record<'evidence' | 'on' | 'source' | 'url' | 'date' | 'method' | 'trust' | 'raw' | 'note', string>>
  readonly alternatives: (values: readonly string[]) => string
}

const en: OperandWords = {
  title: 'Read of the data',
  approximate: 'approximate',
  label: {
    evidence: 'evidence',
    on: 'on',
    source: 'source',
    url: 'address',
    date: 'dated',
    method: 'method',
    trust: 'trust',
    raw: 'raw text',
    note: 'remark',
  },
  alternatives: (values) => `other sources say ${values.join(', ')}`,
}

const zh: OperandWords = {
  title: '读取的数据',
  approximate: '约数',
  label: {
    evidence: '证据',
    on: '日期',
    source: '来源',
    url: '网址',
    date: '来源日期',
    method: '取得方式',
    trust: '可靠程度',
    raw: '原文',
    note: '备注',
  },
  alternatives: (values) => `另有来源称 ${values.join('、')}`,
}

const tables: Readonly<Record<Language, OperandWords>> = { en, zh }

/** What explanations say of the values that a rule read, in one language. */
export function operandWordsIn(language: Language): OperandWords {
  return tables[language]
}
