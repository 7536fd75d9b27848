import type { Program } from '../../compile.js'
import { isWithin } from '../../dates.js'
import { createNotices } from '../../evaluation/notices.js'
import { surroundingsOf, type View, viewOf } from '../../evaluation/view.js'
import type { Run } from '../../logic/operator.js'
import { createRun } from '../../logic/run.js'
import { fromData, type RecordValue, UNKNOWN, type Value } from '../../logic/value.js'
import type { Rule } from '../../schema/pack.js'
import type { CheckedUnit } from '../../validate.js'
import type { LintContext } from './context.js'
import { everyPart, operatorOf, type Place } from './expression.js'

/** A unit of which nothing is known but its level: what is decided for it is decided for every unit. */
export interface Anything {
  readonly view: View
  readonly run: Run
}

/** The unit of which nothing is known, under the law of each date on which a rule is in force. */
export function anythingAt(level: string, rule: Rule | null, { programs, anything: known }: LintContext): readonly Anything[] {
  const own = programs.filter(({ asOf }) => rule === null || isWithin(asOf, rule))
  return (own.length > 0 ? own : programs.slice(-1)).map((program) => anything(level, program, known))
}

function anything(level: string, program: Program, known: LintContext['anything']): Anything {
  const key = `${level} ${program.asOf}`
  const made = known.get(key) ?? anythingOf(level, program)
  known.set(key, made)
  return made
}

function anythingOf(level: string, program: Program): Anything {
  const bare = viewOf(unknownUnit(level), program, program.asOf, level)
  const view: View = { ...bare, data: nameless(bare.data) }
  const runOf = (notices = createNotices()): Run => createRun({ surroundings: surroundingsOf(view, notices, runOf), onFailure: () => {} })
  return { view, run: runOf() }
}

/** What an expression may be worth, whatever the data; `null` where it is not the same on each date, or sees through what is unknown. */
export function possibleValues(place: Place, level: string, rule: Rule | null, context: LintContext): readonly Value[] {
  if (place.scope === 'other' || seesThrough(place, context)) return [UNKNOWN]
  return anythingAt(level, rule, context).map(({ view, run }) => {
    const data = place.scope === 'unit' ? view.data : facilityOf(view)
    return run.evaluate(place.node, { data, run })
  })
}

/** Whether a part of an expression has a value where a unit does not: `missing`, `missing_some`, and a `var` with a default. */
export function seesThrough(place: Place, { names }: LintContext): boolean {
  return [...everyPart(place, names)].some(
    (part) =>
      operatorOf(part) === 'missing' ||
      operatorOf(part) === 'missing_some' ||
      (part.node.type === 'call' && part.node.operator.name === 'var' && part.node.operands.length > 1),
  )
}

// The first facility of an open list is one of which nothing is known.
function facilityOf(view: View): Value {
  const list = surroundingsOf(view, createNotices(), () => createRun()).facilities(
    Object.keys(view.program.pack.dictionary.facilities).slice(0, 1),
  )
  if (list.kind !== 'list' || list.rest.kind !== 'record') return UNKNOWN
  const { rest } = list
  return { ...rest, get: (key, note) => (key === 'type' ? UNKNOWN : rest.get(key, note)) }
}

// A name or a date that is anything is not known, other than the level.
function nameless(data: RecordValue): RecordValue {
  return {
    ...data,
    get: (key, note) =>
      key === 'level' ? data.get(key, note) : ['id', 'name', 'parent', 'asOf'].includes(key) ? fromData(null) : data.get(key, note),
  }
}

function unknownUnit(level: string): CheckedUnit {
  return {
    id: '',
    level,
    levels: [level],
    name: null,
    parent: null,
    digest: '',
    values: {},
    facilities: [],
    surveyed: new Set(),
    doubtful: new Set(),
    findings: {},
    invalid: new Set(),
    approximate: new Set(),
    source: { id: '', level: level as 'community' },
  }
}
