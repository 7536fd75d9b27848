import type { Language } from '../messages/messages.js'
import type { UnitWaiver } from '../waivers.js'

/** What reports say of waivers. */
export interface WaiverWords {
  readonly title: string
  readonly status: Readonly<Record<UnitWaiver['status'], string>>
  /** In force, but for a rule that is met or does not apply. */
  readonly idle: string
  readonly head: Readonly<Record<'rule' | 'status' | 'period' | 'reason' | 'signer' | 'document', string>>
  readonly score: string
  readonly low: string
  readonly high: string
  readonly grade: string
  readonly meaning: string
  readonly signed: (signer: string, document: string | undefined) => string
}

const en: WaiverWords = {
  title: 'Waivers',
  status: { 'in-force': 'in force', 'not-yet': 'not yet in force', expired: 'expired' },
  idle: 'in force, makes no difference',
  head: { rule: 'rule', status: 'state', period: 'period', reason: 'reason', signer: 'signed by', document: 'paper' },
  score: 'Score with waivers',
  low: 'with waivers: low',
  high: 'with waivers: high',
  grade: 'with waivers: grade',
  meaning: 'A waiver changes no outcome. The score with waivers leaves out the rules that are waived and not met.',
  signed: (signer, document) => `signed by ${signer}${document === undefined ? '' : ` (${document})`}`,
}

const zh: WaiverWords = {
  title: '豁免',
  status: { 'in-force': '有效', 'not-yet': '尚未生效', expired: '已过期' },
  idle: '有效，但不影响得分',
  head: { rule: '规则', status: '状态', period: '期限', reason: '理由', signer: '签发', document: '文号' },
  score: '计入豁免的总分',
  low: '计入豁免：低值',
  high: '计入豁免：高值',
  grade: '计入豁免：等级',
  meaning: '豁免不改变任何评判结果。计入豁免的总分不计被豁免且未达标的规则。',
  signed: (signer, document) => `${signer}签发${document === undefined ? '' : `（${document}）`}`,
}

const tables: Readonly<Record<Language, WaiverWords>> = { en, zh }

/** What reports say of waivers, in one language. */
export function waiverWordsIn(language: Language): WaiverWords {
  return tables[language]
}
