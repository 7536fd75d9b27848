import type { Language } from '../../messages/messages.js'
import type { Case } from '../../schema/pack.js'
import type { MutationKind } from './expression-mutants.js'
import type { GoalKind, Share } from './report.js'

/** What the test of a pack says. */
export interface TestWords {
  readonly title: (pack: string) => string
  readonly ran: (count: number, held: number, failed: number, superseded: number) => string
  readonly labelled: (label: string, text: string) => string
  readonly list: (texts: readonly string[]) => string
  readonly failed: (count: number) => string
  readonly superseded: (count: number) => string
  readonly expected: (expected: string, got: string) => string
  readonly parts: (parts: readonly string[]) => string
  readonly notJudged: string
  readonly value: (text: string) => string
  readonly shortfall: (text: string | null) => string
  readonly reason: (text: string | null) => string
  readonly coverage: string
  readonly rules: string
  readonly goal: Readonly<Record<GoalKind, string>>
  readonly share: (share: Share) => string
  readonly lacking: (count: number) => string
  readonly kind: Readonly<Record<Case['kind'], string>>
  readonly mutation: (noticed: number, mutants: number, score: number | null) => string
  readonly mutant: Readonly<Record<MutationKind, string>>
  readonly survivors: (count: number) => string
  readonly leftOut: string
  readonly killer: string
  readonly noKiller: (tried: number) => string
  readonly proposals: (count: number) => string
  readonly unconfirmed: string
  readonly more: (count: number) => string
  readonly tooLow: (what: 'coverage' | 'mutation', found: number, wanted: number) => string
  readonly side: Readonly<Record<'under' | 'at' | 'over', (limit: string) => string>>
  readonly row: (keys: string, text: string) => string
  readonly missing: (input: string) => string
  readonly condition: (expression: string, truth: boolean | null) => string
  readonly figure: (parameter: string) => string
  readonly status: Readonly<Record<'pass' | 'fail' | 'unknown' | 'not-applicable', string>>
  readonly on: (date: string) => string
}

const en: TestWords = {
  title: (pack) => `Test of ${pack}`,
  ran: (count, held, failed, superseded) =>
    `${count} worked cases: ${held} hold, ${failed} fail${superseded === 0 ? '' : `, ${superseded} come out differently under the overlay`}`,
  labelled: (label, text) => `${label}: ${text}`,
  list: (texts) => texts.join(', '),
  failed: (count) => `Cases that fail (${count})`,
  superseded: (count) => `Cases of the pack underneath that come out differently under the overlay (${count}); is that meant?`,
  expected: (expected, got) => `expected: ${expected}. Found: ${got}`,
  parts: (parts) => parts.join('; '),
  notJudged: 'not judged',
  value: (text) => `value ${text}`,
  shortfall: (text) => (text === null ? 'nothing short' : `short by ${text}`),
  reason: (text) => `reason: ${text ?? 'none'}`,
  coverage: 'What the cases that hold reach, of what is possible',
  rules: 'rules with every kind of case',
  goal: {
    status: 'outcomes: met, not met, not known, not applicable',
    limit: 'limits: one step under, at, one step over',
    condition: 'conditions: true, false, not known',
    figure: 'figures and rows of tables',
    missing: 'values not known',
    date: 'days on which the law changes',
  },
  share: ({ reached, possible }) => `${reached} of ${possible}`,
  lacking: (count) => `Rules that lack a kind of case (${count})`,
  kind: { pass: 'met', fail: 'not met', unknown: 'not known', boundary: 'at or beside a limit', 'not-applicable': 'not applicable' },
  mutation: (noticed, mutants, score) => `${noticed} of ${mutants} small changes of the pack are noticed by a case: ${score ?? '–'} %`,
  mutant: {
    'limit-moved': 'number moved by a step',
    'operator-changed': 'operator changed',
    'condition-dropped': 'condition left out',
    'factor-changed': 'factor changed',
    'row-changed': 'row of a table changed',
    'type-dropped': 'type or level left out',
    'date-moved': 'date moved by a day',
  },
  survivors: (count) => `Changes that no case notices (${count})`,
  leftOut: '(left out)',
  killer: 'this case would notice it, if it is right',
  noKiller: (tried) => `no case that tells them apart was found among ${tried}; it may mean the same`,
  proposals: (count) => `Cases that are missing (${count})`,
  unconfirmed:
    'Nobody has confirmed these: what they expect is what the engine says today. Check each against the clause before you take it over.',
  more: (count) => `… ${count} more; --write FILE saves them all`,
  tooLow: (what, found, wanted) => `${what === 'coverage' ? 'rule coverage' : 'mutation score'} ${found} % is below ${wanted} %`,
  side: {
    under: (limit) => `one step under ${limit}`,
    at: (limit) => `exactly ${limit}`,
    over: (limit) => `one step over ${limit}`,
  },
  row: (keys, text) => `${keys}: ${text}`,
  missing: (input) => `not known: ${input}`,
  condition: (expression, truth) => `${expression} is ${truth === null ? 'not known' : truth ? 'true' : 'false'}`,
  figure: (parameter) => `reads ${parameter}`,
  status: { pass: 'met', fail: 'not met', unknown: 'not known', 'not-applicable': 'does not apply' },
  on: (date) => `on ${date}`,
}

const zh: TestWords = {
  title: (pack) => `${pack} 测试`,
  ran: (count, held, failed, superseded) =>
    `算例 ${count} 个：成立 ${held} 个，不成立 ${failed} 个${superseded === 0 ? '' : `，在叠加包下结果不同 ${superseded} 个`}`,
  labelled: (label, text) => `${label}：${text}`,
  list: (texts) => texts.join('、'),
  failed: (count) => `不成立的算例（${count}）`,
  superseded: (count) => `下层规则包的算例在叠加包下结果不同（${count}），请核对是否符合本意`,
  expected: (expected, got) => `预期：${expected}。实际：${got}`,
  parts: (parts) => parts.join('；'),
  notJudged: '不评判这样的单元',
  value: (text) => `值为 ${text}`,
  shortfall: (text) => (text === null ? '无缺口' : `缺 ${text}`),
  reason: (text) => `原因：${text ?? '无'}`,
  coverage: '成立的算例所覆盖的内容（已覆盖／可覆盖）',
  rules: '各类算例齐全的规则',
  goal: {
    status: '结果：达标、未达标、未知、不适用',
    limit: '限值：略低于、恰为、略高于（相差末位一个单位）',
    condition: '条件：成立、不成立、未知',
    figure: '数值和表行',
    missing: '未知的数据项',
    date: '规定变更的日期',
  },
  share: ({ reached, possible }) => `${reached}／${possible}`,
  lacking: (count) => `缺少某类算例的规则（${count}）`,
  kind: { pass: '达标', fail: '未达标', unknown: '未知', boundary: '临界', 'not-applicable': '不适用' },
  mutation: (noticed, mutants, score) => `对规则包作 ${mutants} 处细小改动，算例发现 ${noticed} 处：${score ?? '–'}%`,
  mutant: {
    'limit-moved': '数值移动末位一个单位',
    'operator-changed': '运算符改变',
    'condition-dropped': '漏掉条件',
    'factor-changed': '系数改变',
    'row-changed': '表行改变',
    'type-dropped': '漏掉类型或层级',
    'date-moved': '日期移动一天',
  },
  survivors: (count) => `没有算例发现的改动（${count}）`,
  leftOut: '（漏掉）',
  killer: '下列算例如果正确，即可发现',
  noKiller: (tried) => `试了 ${tried} 种情形，均不能区分，含义可能相同`,
  proposals: (count) => `缺少的算例（${count}）`,
  unconfirmed: '以下算例未经人工确认，预期结果只是引擎目前的计算结果；请逐一对照条文核对后再采用。',
  more: (count) => `……另有 ${count} 个，用 --write 文件名 全部保存`,
  tooLow: (what, found, wanted) => `${what === 'coverage' ? '规则覆盖率' : '变异得分'} ${found}%，低于 ${wanted}%`,
  side: {
    under: (limit) => `略低于 ${limit}`,
    at: (limit) => `恰为 ${limit}`,
    over: (limit) => `略高于 ${limit}`,
  },
  row: (keys, text) => `${keys}：${text}`,
  missing: (input) => `未知：${input}`,
  condition: (expression, truth) => `${expression} ${truth === null ? '未知' : truth ? '成立' : '不成立'}`,
  figure: (parameter) => `读取“${parameter}”`,
  status: { pass: '达标', fail: '未达标', unknown: '未知', 'not-applicable': '不适用' },
  on: (date) => `${date} 当日`,
}

const tables: Readonly<Record<Language, TestWords>> = { en, zh }

/** The words of tests in one language. */
export function testWordsIn(language: Language): TestWords {
  return tables[language]
}
