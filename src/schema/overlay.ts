import { Enum, Array as List, Literal, Number as Numeric, Optional, Record, Object as Shape, type Static, String as Text } from 'typebox'
import { CalendarDate, Exact, Id, Label } from './common.js'
import { DictionarySchema } from './dictionary.js'
import {
  CaseSchema,
  ClauseSchema,
  DocumentSchema,
  FactSchema,
  PackSchema,
  ParameterSchema,
  RowSchema,
  RuleSchema,
  ScoringSchema,
} from './pack.js'

const { unit, facility, facilities, findings, units } = DictionarySchema.properties
const closed = { additionalProperties: false } as const

/** A figure that a named person read from the print: it replaces the value of a slot or of a figure graded C or D. */
export const ConfirmationSchema = Shape(
  {
    parameter: Id,
    when: Optional(RowSchema.properties.when),
    value: Optional(Exact),
    min: Optional(Exact),
    max: Optional(Exact),
    clause: Text({ minLength: 1, description: 'Clause number as printed' }),
    page: Text({ minLength: 1 }),
    by: Text({ minLength: 1, description: 'Who read the print' }),
    on: CalendarDate,
  },
  closed,
)
/** One confirmed figure: which, what, and who read it where and when. @interface */
export type Confirmation = Static<typeof ConfirmationSchema>

const change = {
  parameter: Id,
  when: Optional(RowSchema.properties.when),
  value: Optional(Exact),
  min: Optional(Exact),
  max: Optional(Exact),
  from: Optional(CalendarDate),
  clause: Id,
  // A official text seen, B two sources agree: what is less reliable cannot replace a figure.
  grade: Enum(['A', 'B']),
  cell: Optional(Text({ description: 'Table cell or wording the figure was read from' })),
  note: Optional(Label),
}

/** A figure of a local document that is stricter than the one it replaces. */
export const TighteningSchema = Shape(change, closed)
/** A figure of a local document that is laxer than the one it replaces; where a rule of obligation must or shall reads it, with the reason. */
export const LooseningSchema = Shape({ ...change, reason: Optional(Label) }, closed)
/** A replaced figure: which, what, from when, and the clause it stands in. @interface */
export type FigureChange = Static<typeof LooseningSchema>

/** What an overlay adds: rules with their clauses, documents, parameters, facts and cases. */
export const AdditionSchema = Shape(
  {
    documents: Optional(List(DocumentSchema)),
    clauses: Optional(List(ClauseSchema)),
    parameters: Optional(Record(Id, ParameterSchema, closed)),
    facts: Optional(Record(Id, FactSchema, closed)),
    remedies: Optional(PackSchema.properties.remedies),
    groups: Optional(ScoringSchema.properties.groups),
    dictionary: Optional(
      Shape(
        {
          unit: Optional(unit),
          facility: Optional(facility),
          facilities: Optional(facilities),
          findings: Optional(findings),
          units: Optional(units),
        },
        closed,
      ),
    ),
    rules: Optional(List(RuleSchema)),
    cases: Optional(Record(Id, List(CaseSchema), closed)),
  },
  closed,
)
/** What an overlay adds. @interface */
export type Addition = Static<typeof AdditionSchema>

/** Another weight for a rule or a group; to take all weight from what must or shall be needs a reason. */
export const ReweightingSchema = Shape(
  {
    rule: Optional(Id),
    group: Optional(Id),
    weight: Numeric({ minimum: 0 }),
    reason: Optional(Label),
  },
  closed,
)
/** Another weight for a rule or a group. @interface */
export type Reweighting = Static<typeof ReweightingSchema>

/** An overlay: what a province or city, or a person who holds the print, lays over a released pack. */
export const OverlaySchema = Shape(
  {
    schema: Literal('wanzheng/overlay/1'),
    id: Id,
    version: Text({ pattern: '^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)$' }),
    base: Shape(
      {
        id: Id,
        version: Text({ description: 'Version, or range of versions: 1.0.0, ^1.2.0, ~1.2.0, >=1.0.0 <2.0.0' }),
        digest: Optional(Text({ pattern: '^sha256:[0-9a-f]{64}$' })),
      },
      closed,
    ),
    over: Optional(List(Shape({ id: Id, version: Text() }, closed), { description: 'Overlays that must lie below this one' })),
    title: Label,
    note: Optional(Label),
    confirm: Optional(List(ConfirmationSchema, { minItems: 1 })),
    tighten: Optional(List(TighteningSchema, { minItems: 1 })),
    loosen: Optional(List(LooseningSchema, { minItems: 1 })),
    add: Optional(AdditionSchema),
    reweight: Optional(List(ReweightingSchema, { minItems: 1 })),
  },
  closed,
)
/** What is laid over versions of one pack: figures confirmed, tightened or loosened, rules added, weights changed. @interface */
export type Overlay = Static<typeof OverlaySchema>
