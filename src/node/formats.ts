import { type Terms, termsOf } from '../engine.js'
import { SEMANTICS } from '../load.js'
import type { Language } from '../messages/messages.js'
import { contextOf } from '../report/context.js'
import { csvHead, csvOfUnit } from '../report/csv.js'
import { type Layout, PLAIN } from '../report/layout.js'
import { markdownFoot, markdownHead, markdownOfUnit } from '../report/markdown.js'
import { tableFoot, tableHead, tableOfUnit } from '../report/table.js'
import type { UnitAssessment } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { VERSION } from '../version.js'
import type { Summary } from './assess-source.js'
import type { FormatName } from './options.js'

/** A format whose units stand in order of their ids, between a head and a foot that are known when all units are. */
export interface Format {
  readonly head: (summary: Summary) => string
  readonly unit: (unit: UnitAssessment) => string
  readonly between: string
  readonly foot: (summary: Summary) => string
}

const ENGINE = { version: VERSION, semantics: SEMANTICS }

/** Formats whose units are written one by one, in order of their ids. */
export type StreamedName = Exclude<FormatName, 'ndjson' | 'html' | 'xlsx'>

/** The format of a name. */
export function formatOf(name: StreamedName, packs: readonly Pack[], language: Language, layout: Layout = PLAIN): Format {
  const context = contextOf(packs, language)
  const formats: Readonly<Record<typeof name, Format>> = {
    table: {
      head: (summary) => `${tableHead(summary, context)}\n`,
      unit: (unit) => `${tableOfUnit(unit, context, layout)}\n`,
      between: '',
      foot: (summary) => tableFoot(summary, context, layout),
    },
    md: {
      head: (summary) => `${markdownHead(summary, context)}\n`,
      unit: (unit) => `${markdownOfUnit(unit, context)}\n`,
      between: '',
      foot: (summary) => markdownFoot(summary, context),
    },
    csv: { head: () => csvHead(context), unit: (unit) => csvOfUnit(unit, context), between: '', foot: () => '' },
    json: {
      head: (summary) => jsonParts(summary)[0],
      unit: (unit) => `\n${JSON.stringify(unit, null, 2).replace(/^/gm, '    ')}`,
      between: ',',
      foot: (summary) => jsonParts(summary)[1],
    },
  }
  return formats[name]
}

/** First line of an assessment as NDJSON. */
export function streamHead({ asOf, packs, ...head }: Pick<Summary, 'asOf' | 'packs'> & Terms): string {
  return `${JSON.stringify({ schema: 'wanzheng/assessment-stream/1', engine: ENGINE, asOf, packs, ...termsOf(head) })}\n`
}

/** Last line of an assessment as NDJSON. */
export function streamFoot({ dataset, issues, digest }: Summary): string {
  return `${JSON.stringify({ dataset, issues, digest })}\n`
}

// An assessment is larger than one text may be, long before it is too large for a disk: its units go between these two.
function jsonParts({ asOf, packs, dataset, issues, digest, ...head }: Summary): readonly [string, string] {
  const whole = JSON.stringify(
    { schema: 'wanzheng/assessment/1', engine: ENGINE, asOf, packs, dataset, ...termsOf(head), units: [], issues, digest },
    null,
    2,
  )
  const [before = '', after = ''] = whole.split(/(?<=\n {2}"units": \[)(?=\],\n)/)
  return [before, `\n  ${after}\n`]
}
