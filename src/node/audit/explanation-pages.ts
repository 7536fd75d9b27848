import type { Engine } from '../../engine.js'
import type { Language } from '../../messages/messages.js'
import { contextOf } from '../../report/context.js'
import { explanationText } from '../../report/explanation.js'
import { html, type Markup, trusted } from '../../report/html/markup.js'
import { wordsIn } from '../../report/words.js'
import type { Pack } from '../../schema/pack.js'
import type { Source } from '../source.js'

/** Units that have pages of explanation; the others are explained by "wanzheng explain" from the data in the archive. */
export const MOST_EXPLAINED = 100

const LANGUAGES = ['zh', 'en'] as const
const STYLE =
  'body{max-width:60em;margin:2em auto;padding:0 1em;font:15px/1.5 sans-serif}pre{white-space:pre-wrap;background:#f1f3f6;padding:.7em;font:13px/1.5 monospace}'

const FOLDERS: Readonly<Record<Language, string>> = { zh: 'explanations/zh-CN', en: 'explanations/en' }
const TITLES: Readonly<Record<Language, string>> = { zh: '逐条说明', en: 'Explanations' }

/** The pages that explain every outcome of the first units, in both languages, as files of an archive. */
export async function* explanationPages(
  engine: Engine,
  packs: readonly Pack[],
  source: Source,
  asOf: string,
): AsyncGenerator<readonly [name: string, text: string]> {
  let count = 0
  const titles: Readonly<Record<Language, Markup[]>> = { zh: [], en: [] }
  for await (const { value, path, problem } of source.rows) {
    if (count >= MOST_EXPLAINED) break
    const { unit } = problem === null ? engine.assessUnit(value, { asOf, path }) : { unit: null }
    if (unit === null) continue
    count++
    const explanations = engine.explainUnit(value, { asOf })
    for (const language of LANGUAGES) {
      const { level } = wordsIn(language)
      const { rules } = contextOf(packs, language)
      const name = [unit.name ?? '', unit.id, level[unit.level]].filter((part) => part !== '').join(' · ')
      const parts = explanations.map((one) => {
        const [, ...lines] = explanationText(one, packs, language).trimEnd().split('\n')
        const title = rules.get(one.rule)?.rule.title[language] ?? one.rule
        return html`<h2 id="${one.rule}">${title}</h2>
<pre>${trusted(lines.map((line) => html`${line}`.markup).join('\n'))}</pre>
`
      })
      const file = `${String(count).padStart(4, '0')}.html`
      titles[language].push(html`<p><a href="${file}">${name}</a></p>
`)
      yield [`${FOLDERS[language]}/${file}`, pageOf(language, name, parts)]
    }
  }
  for (const language of LANGUAGES) yield [`${FOLDERS[language]}/index.html`, pageOf(language, TITLES[language], titles[language])]
}

function pageOf(language: Language, title: string, parts: readonly Markup[]): string {
  const page = html`${trusted('<!doctype html>')}
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${trusted(STYLE)}</style></head>
<body><h1>${title}</h1>
${parts}</body></html>
`
  return page.markup
}
