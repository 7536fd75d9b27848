import type { Language } from '../../messages/messages.js'
import type { Label } from '../../schema/label.js'
import type { Pack } from '../../schema/pack.js'
import { table } from './markdown.js'
import { limitText, locator, pageOf } from './page-figures.js'
import { pageWords } from './page-words.js'

/** A matter that several packs speak of: their rules, and in what they differ. */
export interface Topic {
  readonly id: string
  readonly title: Label
  /** Rules as PACK/RULE. */
  readonly rules: readonly string[]
  readonly differs?: Label
}

/** The page that sets the packs side by side, matter by matter. */
export function crosswalkPage(topics: readonly Topic[], packs: readonly Pack[], language: Language): string {
  const words = pageWords[language]
  const parts = [
    `<!-- ${words.crosswalkGenerated} -->`,
    `# ${words.crosswalk}`,
    `[${words.other}](crosswalk${language === 'en' ? '.zh-CN' : ''}.md)`,
    words.crosswalkIntro,
    ...topics.flatMap((topic) => [
      `## ${topic.title[language]}`,
      topic.differs?.[language] ?? '',
      table(
        words.crosswalkHead,
        topic.rules.map((id) => ruleRow(id, packs, language)),
      ),
    ]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function ruleRow(id: string, packs: readonly Pack[], language: Language): readonly string[] {
  const [packId, ruleId] = id.split('/')
  const pack = packs.find((one) => one.id === packId)
  const rule = pack?.rules.find((one) => one.id === ruleId)
  if (pack === undefined || rule === undefined) throw new Error(`the crosswalk names "${id}", which no pack has`)
  const page = pageOf(pack, language)
  const document = pack.documents.length > 1 ? '' : `${pack.documents[0]?.number ?? ''} `
  return [
    `${rule.title[language]} \`${id}\``,
    `${document}${locator(rule.clause, page)}`,
    rule.level.map((level) => page.labels.level[level]).join('<br>'),
    page.labels.obligation[rule.obligation],
    limitText(rule, page),
  ]
}
