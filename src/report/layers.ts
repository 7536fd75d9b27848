import { exactOf } from '../logic/value.js'
import type { Language } from '../messages/messages.js'
import type { Outcome } from '../schema/assessment.js'
import type { LayerChange } from '../schema/layers.js'
import type { Pack } from '../schema/pack.js'
import { type Context, say } from './context.js'
import { decimal, printOf, valueAndLimit, withUnit } from './quantity.js'

const PLACES = 4

interface LayerWords {
  readonly overlay: string
  readonly applied: (limit: string) => string
  readonly kind: Readonly<Record<LayerChange['kind'], string>>
  readonly what: Readonly<Record<LayerChange['what'], string>>
  readonly reason: (text: string) => string
  readonly list: (parts: readonly string[]) => string
  readonly nothing: string
}

const tables: Readonly<Record<Language, LayerWords>> = {
  en: {
    overlay: 'Overlay',
    applied: (limit) => `${limit}, applied`,
    kind: { confirm: 'confirmed', tighten: 'tightened', loosen: 'LOOSENED', add: 'added', reweight: 'reweighted' },
    what: { parameter: 'figure', rule: 'rule', clause: 'clause', document: 'document', group: 'group' },
    reason: (text) => `reason: ${text}`,
    list: (parts) => parts.join('; '),
    nothing: 'none',
  },
  zh: {
    overlay: '地方规则',
    applied: (limit) => `${limit}，适用`,
    kind: { confirm: '核定', tighten: '加严', loosen: '放宽', add: '新增', reweight: '调整权重' },
    what: { parameter: '数值', rule: '规则', clause: '条款', document: '文件', group: '分组' },
    reason: (text) => `理由：${text}`,
    list: (parts) => parts.join('；'),
    nothing: '无',
  },
}

/** The limit of each layer, the national one first, and which applied; `null` where no overlay replaced the limit. */
export function layersText(outcome: Outcome, pack: Pack | undefined, context: Context): string | null {
  if (outcome.layers === undefined) return null
  const words = tables[context.language]
  const texts = outcome.layers.map(({ layer, limit }, index, all) => {
    const text = valueAndLimit({ ...outcome, limit }, printOf(outcome.unit, pack, context), context).limit ?? ''
    const named = context.words.labelled(titleOf(layer, pack, context), text)
    return index === all.length - 1 ? words.applied(named) : named
  })
  return words.list(texts)
}

/** The overlays of a pack, one a line, with what each changed. */
export function overlayLines(pack: Pack | undefined, context: Context): readonly string[] {
  const words = tables[context.language]
  const { labelled, aside } = context.words
  return (pack?.layers?.overlays ?? []).flatMap(({ id, version, title, changes }) => [
    labelled(words.overlay, aside(`${id}@${version}`, say(title, context))),
    ...changes.map((change) => `  ${changeText(change, pack as Pack, context)}`),
  ])
}

function changeText({ kind, what, id, when, before, after, reason }: LayerChange, pack: Pack, context: Context): string {
  const words = tables[context.language]
  const key = when === undefined ? '' : ` ${JSON.stringify(when)}`
  const unit = what === 'parameter' ? (pack.parameters[id]?.unit ?? null) : null
  const values = after === undefined ? '' : ` ${boundsText(before, unit, pack, context)} → ${boundsText(after, unit, pack, context)}`
  const text = `${words.kind[kind]} ${words.what[what]} ${context.words.aside(nameOf(what, id, pack, context), id)}${key}${values}`
  return reason === undefined ? text : words.list([text, words.reason(say(reason, context))])
}

function nameOf(what: LayerChange['what'], id: string, pack: Pack, context: Context): string {
  const own = {
    parameter: Object.hasOwn(pack.parameters, id) ? pack.parameters[id] : undefined,
    rule: pack.rules.find((one) => one.id === id),
    clause: pack.clauses.find((one) => one.id === id),
    document: pack.documents.find((one) => one.id === id),
    group: pack.scoring.groups.find((one) => one.id === id),
  }[what]
  return own === undefined ? id : say(own.title, context)
}

function boundsText(bounds: unknown, unit: string | null, pack: Pack, context: Context): string {
  const print = printOf(unit, pack, context)
  const text = (value: unknown): string | null => {
    const exact = exactOf(value)
    return exact === null ? null : withUnit(decimal(exact, PLACES, print), print)
  }
  const single = text(bounds)
  if (single !== null) return single
  if (typeof bounds !== 'object' || bounds === null) return tables[context.language].nothing
  const signs: Readonly<Record<string, string>> = { min: '≥ ', max: '≤ ' }
  return Object.entries(bounds)
    .map(([part, value]) => `${signs[part] ?? ''}${text(value) ?? ''}`)
    .join(' ')
}

function titleOf(layer: string, pack: Pack | undefined, context: Context): string {
  const overlay = pack?.layers?.overlays.find(({ id, version }) => `${id}@${version}` === layer)
  const title = overlay?.title ?? (pack !== undefined && layer.startsWith(`${pack.id}@`) ? pack.title : undefined)
  return title === undefined ? layer : say(title, context)
}
