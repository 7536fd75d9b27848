import type { Language } from '../../messages/messages.js'
import { contextOf } from '../../report/context.js'
import type { Label } from '../../schema/label.js'
import type { Pack } from '../../schema/pack.js'
import type { PackChange, PackPart } from './change.js'
import { clauseText, limitText, titleIn, valueText, type Writing, whenText } from './values.js'
import { diffWordsIn } from './words.js'

/** One change in words. */
export interface ChangeText {
  readonly change: PackChange
  /** Kind of item, its title, and where in it. */
  readonly subject: string
  readonly field: string | null
  readonly before: string
  readonly after: string
  /** Titles of the rules that it bears on. */
  readonly rules: readonly string[]
}

/** Puts changes into words: titles of what went come from the earlier pack, all others from the later. */
export function changeTexts(
  changes: readonly PackChange[],
  packs: { readonly before: Pack; readonly after: Pack },
  language: Language,
): readonly ChangeText[] {
  const words = diffWordsIn(language)
  const [before, after] = [packs.before, packs.after].map((pack) => ({ pack, context: contextOf([pack], language), words })) as [
    Writing,
    Writing,
  ]
  const titles = new Map(
    [before, after].flatMap((writing) => writing.pack.rules.map(({ id, title }) => [id, titleIn(title, id, writing.context)])),
  )
  return changes.map((change) => {
    const own = change.kind === 'removed' ? before : after
    return {
      change,
      subject: subjectOf(change, own),
      field: change.field === null ? null : (words.field[change.field] ?? change.field),
      before: change.kind === 'renamed' ? String(change.before) : change.field === null ? '' : valueText(change.before, change, before),
      after:
        change.kind === 'renamed'
          ? String(change.after)
          : change.field === null
            ? detailOf(change, own)
            : valueText(change.after, change, after),
      rules: change.part === 'rule' ? [] : change.rules.map((id) => titles.get(id) ?? id),
    }
  })
}

function subjectOf({ part, id, place }: PackChange, writing: Writing): string {
  const { words } = writing
  const title = titleOf(part, id, writing)
  const inside = [
    ...(place?.from === undefined ? [] : [words.from(place.from)]),
    ...(place?.when === undefined ? [] : [whenText(place.when, writing)]),
    ...(place?.name === undefined ? [] : [words.named(place.name)]),
  ]
  const gap = writing.context.language === 'zh' ? '' : ' '
  return `${words.part[part]}${gap}${words.quoted(title)}${inside.length === 0 ? '' : words.inside(inside)}`
}

function titleOf(part: PackPart, id: string, { pack, context }: Writing): string {
  const own = <T>(record: Readonly<Record<string, T>>, key = id): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)
  const { dictionary } = pack
  const field = id.startsWith('facilities.') ? own(dictionary.facility, id.slice('facilities.'.length)) : own(dictionary.unit)
  const titles: Readonly<Record<PackPart, Label | undefined>> = {
    pack: pack.title,
    document: undefined,
    clause: pack.clauses.find((one) => one.id === id)?.title,
    parameter: own(pack.parameters)?.title,
    fact: own(pack.facts)?.title,
    remedy: own(pack.remedies)?.label,
    group: id === pack.id ? pack.title : pack.scoring.groups.find((one) => one.id === id)?.title,
    rule: pack.rules.find((one) => one.id === id)?.title,
    case: pack.rules.find((one) => one.id === id)?.title,
    reading: undefined,
    field: field?.label,
    'facility-type': own(dictionary.facilities)?.label,
    finding: own(dictionary.findings)?.label,
    unit: own(dictionary.units),
  }
  if (part === 'document') return pack.documents.find((one) => one.id === id)?.number ?? id
  if (part === 'reading') return pack.readings.find((one) => one.id === id)?.term ?? id
  const title = titleIn(titles[part], id, context)
  return part === 'clause' && title !== id ? `${clauseText(id, pack)} ${title}` : title
}

// What came, in a phrase: its clause, how strong it is, and the limit; or the figure of a period or row.
function detailOf({ kind, part, id, place, after, before }: PackChange, writing: Writing): string {
  const { pack, context } = writing
  const item = (kind === 'removed' ? before : after) as Readonly<Record<string, unknown>> | null
  if (part === 'parameter' && place !== null && item !== null)
    return valueText(item, { field: 'figure', part, unit: pack.parameters[id]?.unit ?? null }, writing)
  const [only, ...others] = part === 'parameter' && kind === 'added' ? (pack.parameters[id]?.values ?? []) : []
  if (only !== undefined && others.length === 0 && only.rows === undefined)
    return valueText(only, { field: 'figure', part, unit: pack.parameters[id]?.unit ?? null }, writing)
  const rule = part === 'rule' ? pack.rules.find((one) => one.id === id) : undefined
  if (kind !== 'added' || rule === undefined) return ''
  const limit = rule.limit === undefined ? [] : [limitText(rule.limit, writing)]
  return context.words.phrases([clauseText(rule.clause, pack), context.words.obligation[rule.obligation], ...limit])
}
