import type { Language } from '../../messages/messages.js'
import type { Clause, Pack, Rule } from '../../schema/pack.js'
import { table } from './markdown.js'
import { figureRows, figureText, gradesOf, limitText, locator, numberOf, type Page, pageOf, periodsOf } from './page-figures.js'

/** The page of a pack: every clause with its status and rules, every figure with its source, every reading. */
export function packPage(pack: Pack, language: Language): string {
  const page = pageOf(pack, language)
  const { words } = page
  const parts = [
    `<!-- ${words.generated} -->`,
    `# ${pack.title[language]}`,
    `[${words.other}](${pack.id}${language === 'en' ? '.zh-CN' : ''}.md)`,
    pack.summary[language],
    overview(page),
    `## ${words.documents}`,
    pack.documents.map((document) => `- ${documentLine(document, page)}`).join('\n'),
    `## ${words.scoring}`,
    ...scoring(page),
    `## ${words.judged}`,
    words.judgedIntro,
    ...pack.clauses.filter((clause) => clause.rules.length > 0).flatMap((clause) => clauseParts(clause, page)),
    `## ${words.figures}`,
    words.figuresIntro,
    table(
      words.figuresHead,
      Object.entries(pack.parameters).flatMap(([id, parameter]) => figureRows(id, parameter, page)),
    ),
    `## ${words.notScored}`,
    ...section(words.notScoredIntro, words.notScoredHead, notScored(page), words.none),
    `## ${words.readings}`,
    ...section(
      '',
      words.readingsHead,
      pack.readings.map(({ term, clause, reading, why }) => [term, locator(clause, page), reading[language], why[language]]),
      words.none,
    ),
    `## ${words.notJudged}`,
    ...section(words.notJudgedIntro, words.notJudgedHead, notJudged(page), words.none),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function section(intro: string, head: readonly string[], rows: readonly (readonly string[])[], none: string): readonly string[] {
  return rows.length === 0 ? [none] : [intro, table(head, rows)]
}

function overview({ pack, language, words, labels }: Page): string {
  const counted = (of: readonly string[], labels: Readonly<Record<string, string>>): string =>
    Object.entries(labels)
      .map(([key, label]) => ({ label, count: of.filter((one) => one === key).length }))
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => `${label} ${count}`)
      .join(language === 'zh' ? '，' : ', ')
  const obligations = counted(
    pack.rules.map((rule) => rule.obligation),
    labels.obligation,
  )
  const statuses = counted(
    pack.clauses.map((clause) => clause.status),
    labels.clauseStatus,
  )
  const cases = Object.values(pack.cases).flat().length
  return [
    `- ${words.pack}: \`${pack.id}\` ${pack.version} (${words.semantics} ${pack.semantics})`,
    `- ${words.rules}: ${pack.rules.length} (${obligations})`,
    `- ${words.clauses}: ${pack.clauses.length} (${statuses})`,
    `- ${words.cases}: ${cases}`,
  ]
    .map((line) => (language === 'zh' ? line.replace(': ', '：').replace(' (', '（').replace(/\)$/, '）') : line))
    .join('\n')
}

function documentLine(document: Pack['documents'][number], { language, words }: Page): string {
  const { number, title, issuer, issued, from, to, note } = document
  const dates = [issued === undefined ? '' : `${words.issued} ${issued}`, words.inForce(from, to)]
  const parts = [`**${number}** ${title[language]}`, issuer?.[language] ?? '', ...dates, note?.[language] ?? '']
  return parts.filter((part) => part !== '').join(language === 'zh' ? '；' : '; ')
}

function scoring({ pack, language, words }: Page): readonly string[] {
  const { official, formula, basis, groups, scored, grades } = pack.scoring
  const inGroup = (id: string): number =>
    pack.rules.filter((rule) => rule.group === id && scored.includes(rule.obligation) && (rule.weight ?? 1) > 0).length
  return [
    official ? words.official : `**${words.unofficial}**`,
    formula[language],
    basis[language],
    table(
      words.groupsHead,
      groups.map((group) => [group.title[language], String(group.weight), String(inGroup(group.id))]),
    ),
    `${words.grades}${language === 'zh' ? '：' : ': '}${grades.map(({ grade, min }) => `${grade} ≥ ${min}`).join(language === 'zh' ? '，' : ', ')}`,
  ]
}

function clauseParts(clause: Clause, page: Page): readonly string[] {
  const { pack, language, words, labels } = page
  const rules = clause.rules.map((id) => pack.rules.find((rule) => rule.id === id)).filter((rule) => rule !== undefined)
  return [
    `### ${numberOf(clause, page)} ${clause.title[language]}`,
    clause.text === undefined ? '' : `> ${clause.text}`,
    [`\`${clause.id}\``, labels.clauseStatus[clause.status], words.inForce(clause.from, clause.to), clause.note?.[language] ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    table(
      words.rulesHead,
      rules.map((rule) => ruleRow(rule, clause, page)),
    ),
  ]
}

function ruleRow(rule: Rule, clause: Clause, page: Page): readonly string[] {
  const { pack, language, words, labels } = page
  const form = rule.finding === undefined ? (rule.check === undefined ? 'measure' : 'check') : 'finding'
  const asked = rule.finding === undefined ? undefined : pack.dictionary.findings[rule.finding]
  const notes = [asked?.question?.[language], rule.gate === undefined ? undefined : words.gate(rule.gate.cap), rule.note?.[language]]
  const grades = [...new Set([...gradesOf(rule, page), ...(rule.grade === undefined ? [] : [rule.grade])])].sort()
  return [
    [`${rule.title[language]} \`${rule.id}\``, ...notes.filter((note) => note !== undefined)].join('<br>'),
    rule.level.map((level) => labels.level[level]).join('<br>'),
    labels.obligation[rule.obligation],
    labels.form[form],
    limitText(rule, page),
    grades.length > 0 ? grades.join(', ') : (clause.grade ?? ''),
    String(pack.cases[rule.id]?.length ?? 0),
  ]
}

// Why rules that could be judged do not score: a figure or requirement that nobody has verified, or that is not there.
function notScored(page: Page): readonly (readonly string[])[] {
  const { pack, language, words } = page
  return pack.rules.flatMap((rule) => {
    const weak = [...new Set([rule.grade, ...gradesOf(rule, page)])].filter((grade) => grade === 'C' || grade === 'D').sort()
    const empty = periodsOf(rule, page).some((period) => (period.rows ?? [period]).some((row) => figureText(row, '1', page) === null))
    if (weak.length === 0 && !empty) return []
    return [[`${rule.title[language]} \`${rule.id}\``, empty ? words.noFigure : weak.join(', '), locator(rule.clause, page)]]
  })
}

function notJudged(page: Page): readonly (readonly string[])[] {
  const { pack, language, labels } = page
  return pack.clauses
    .filter((clause) => clause.rules.length === 0)
    .map((clause) => [numberOf(clause, page), clause.title[language], labels.clauseStatus[clause.status], clause.reason?.[language] ?? ''])
}
