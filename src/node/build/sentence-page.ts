import { sentencesOf } from '../../author/sentence.js'
import type { Language } from '../../messages/messages.js'
import type { Pack } from '../../schema/pack.js'

const WORDS = {
  en: {
    generated: 'Generated from the pack by `UPDATE_DOCS=1 npx vitest run tests/docs/packs.test.ts`. Do not edit.',
    title: 'rules as sentences',
    other: '中文',
    page: 'The pack',
    intro:
      'Each sentence is made from the rule itself, as `wanzheng pack sentences` does: what the machine will do, not what the title says.',
  },
  zh: {
    generated: '由规则包生成：`UPDATE_DOCS=1 npx vitest run tests/docs/packs.test.ts`。请勿手工修改。',
    title: '规则语句',
    other: 'English',
    page: '规则包',
    intro: '每句话由规则本身生成，与 `wanzheng pack sentences` 相同：写的是机器将怎样评判，而不是规则的名称。',
  },
} as const

/** The page of a pack that says every rule as a sentence, group by group. */
export function sentencePage(pack: Pack, language: Language): string {
  const words = WORDS[language]
  const [own, others] = language === 'en' ? ['', '.zh-CN'] : ['.zh-CN', '']
  const said = new Map(sentencesOf(pack, language).map(({ rule, sentence }) => [rule, sentence]))
  const groups = pack.scoring.groups.map(({ id, title }) => {
    const lines = pack.rules.filter(({ group }) => group === id).map((rule) => `- \`${rule.id}\` ${said.get(rule.id) ?? ''}`)
    return `## ${title[language]}\n\n${lines.join('\n')}`
  })
  const parts = [
    `<!-- ${words.generated} -->`,
    `# ${pack.title[language]}${language === 'zh' ? '：' : ': '}${words.title}`,
    `[${words.other}](${pack.id}-sentences${others}.md) · [${words.page}](${pack.id}${own}.md)`,
    words.intro,
    ...groups,
  ]
  return `${parts.join('\n\n')}\n`
}
