import { digest } from '../../digest.js'
import { columns } from '../../report/columns.js'
import type { Pack } from '../../schema/pack.js'
import { bundledPacks } from '../bundled.js'
import { type Command, EXIT } from '../command.js'
import { pageWidth } from '../layout-for.js'
import { readPacks } from '../pack-references.js'

/** Lists the bundled packs. */
export const packs: Command = {
  name: 'packs',
  operands: [],
  options: ['json'],
  summary: { en: 'list the bundled packs', zh: '列出内置规则包' },
  run: async ({ language, json }, io) => {
    const bundled = await bundledPacks()
    const ids = [...new Set(bundled.map(({ id }) => id))]
    const newest = await readPacks(ids, language)
    const entries = newest.map((pack) =>
      entryOf(
        pack,
        bundled.filter(({ id }) => id === pack.id).map(({ version }) => version),
      ),
    )
    const rows = entries.map(({ id, versions, title }) => [id, versions.join(' '), title[language]])
    await io.stdout.write(json ? `${JSON.stringify(entries, null, 2)}\n` : `${columns(rows, pageWidth(io)).join('\n')}\n`)
    return EXIT.done
  },
}

function entryOf(pack: Pack, versions: readonly string[]) {
  const { id, version, title, summary, rules, clauses } = pack
  return { id, version, versions, digest: digest(pack), title, summary, rules: rules.length, clauses: clauses.length }
}
