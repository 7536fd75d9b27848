import type { Assessment } from '../../engine.js'
import type { Language } from '../../messages/messages.js'
import type { Pack } from '../../schema/pack.js'
import { contextOf, say } from '../context.js'
import type { CrosswalkEntry } from '../crosswalk.js'
import { standingsOf } from '../ranking.js'
import { html, type Markup, trusted } from './markup.js'
import { overview } from './overview.js'
import { HATCHING, note, type Page, part } from './parts.js'
import { STYLE } from './style.js'
import { unitPage } from './unit-page.js'
import { pageWordsIn } from './words.js'

/** Units that have a page of their own; the overview has all. */
export const MOST_PAGES = 500

// Nothing may be fetched or run, whatever a name of the data holds.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/**
 * An assessment as one HTML file for a meeting or the printer: an overview where there are several units, then a page a unit.
 * It fetches nothing, runs nothing, prints on A4 without colour, and is the same text for the same assessment.
 *
 * @param assessment - As `engine.assess` gives it.
 * @param packs - The packs it was made with, for titles, clauses and units.
 * @param options - `crosswalk`: subjects that several packs share, for the counts of a check-up pack.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { htmlReport } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice], { asOf: '2023-06-30' })
 * const assessment = engine.assess({ id: 'd', units: [{ id: '1', level: 'community', name: '<b>', households: 1000 }] })
 * const page = await htmlReport(assessment, [notice], 'zh')
 * page.startsWith('<!doctype html>') // => true
 * page.includes('<b>&lt;b&gt;') // => false
 * ```
 */
export async function htmlReport(
  assessment: Assessment,
  packs: readonly Pack[],
  language: Language,
  options: { readonly crosswalk?: readonly CrosswalkEntry[] } = {},
): Promise<string> {
  // Only here: whoever wants another format does not wait for the chart library.
  const charts = await import('./chart.js')
  const page: Page = { context: contextOf(packs, language), words: pageWordsIn(language) }
  const { units } = assessment
  const standings = standingsOf(units)
  const shown = units.slice(0, MOST_PAGES)
  const pages = new Map(shown.map((unit, index) => [unit, index]))
  const body = [
    ...(units.length > 1 ? [overview(units, standings, pages, options.crosswalk ?? [], page)] : []),
    ...(shown.length < units.length ? [note(page.words.pagesLimit(shown.length, units.length))] : []),
    ...shown.map((unit, index) => unitPage(unit, index, standings.get(unit) ?? null, charts, page)),
  ]
  return `${documentOf(assessment, body, page).markup}\n`
}

function documentOf(assessment: Assessment, body: readonly Markup[], page: Page): Markup {
  const { words } = page
  return html`${trusted('<!doctype html>')}
<html lang="${words.htmlLanguage}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}${assessment.dataset.id === '' ? '' : ` · ${assessment.dataset.id}`}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${HATCHING}
<header><h1>${words.title}</h1>
${facts(assessment, page)}</header>
<main>
${body}</main>
${foot(assessment, page)}
</body>
</html>`
}

function facts({ asOf, dataset, packs, units }: Assessment, { context, words }: Page): Markup {
  const { label, labelled, aside } = context.words
  const titles = packs.map(({ id, version }) => {
    const pack = context.packs.find((one) => one.id === id)
    return labelled(label.pack, pack === undefined ? `${id}@${version}` : aside(`${id}@${version}`, say(pack.title, context)))
  })
  const first = [
    ...(dataset.id === '' ? [] : [labelled(label.dataset, dataset.id)]),
    labelled(label.asOf, words.date(asOf)),
    words.units(units.length),
  ].join(' · ')
  return html`<ul class="facts">${[first, ...titles].map((line) => html`<li>${line}</li>`)}</ul>
`
}

function foot({ packs, digest, issues, engine }: Assessment, { context, words }: Page): Markup {
  const { label, labelled, aside } = context.words
  const used = context.packs.filter((pack) => packs.some(({ id }) => id === pack.id))
  const formulas = used.map(
    ({ id, scoring }) => html`<p><b>${aside(`${label.scoring} ${id}`, scoring.official ? label.official : label.notOfficial)}</b></p>
<p>${say(scoring.formula, context)}</p>
<p>${say(scoring.basis, context)}</p>
`,
  )
  const errors = issues.filter(({ severity }) => severity === 'error').length
  const found = issues.length === 0 ? html`` : html`<p>${words.issues(errors, issues.length - errors)}</p>`
  return html`<footer>${part(words.basis, ...formulas)}
<p>${words.rounding}</p>${found}
<p>wanzheng ${engine.version} · ${labelled(label.digest, digest)}</p></footer>`
}
