import {
  Enum,
  Integer,
  Array as List,
  Literal,
  Number as Numeric,
  Optional,
  Record,
  Object as Shape,
  type Static,
  String as Text,
  Boolean as Truth,
  Union,
  Unknown,
} from 'typebox'
import { AnyKey, CalendarDate, Exact, Id, InForce, Label, Level, Logic, Obligation, SourceGrade } from './common.js'
import { DictionarySchema } from './dictionary.js'
import { EarlierSchema, LayersSchema } from './layers.js'

const closed = { additionalProperties: false } as const

/** A document that clauses belong to. */
export const DocumentSchema = Shape(
  {
    id: Id,
    number: Text({ description: 'Document or standard number as printed, e.g. GB 50180-2018' }),
    title: Label,
    issuer: Optional(Label),
    issued: Optional(CalendarDate),
    ...InForce,
    supersededBy: Optional(Id),
    note: Optional(Label),
  },
  closed,
)
/** A document: number, title, issuer, and when it is in force. @interface */
export type Document = Static<typeof DocumentSchema>

/** One requirement or statement of a document, whether or not a machine can judge it. */
export const ClauseSchema = Shape(
  {
    id: Id,
    document: Id,
    locator: Text({ description: 'Where it stands: 二（一）, 4.0.7, 表 4.0.2' }),
    title: Label,
    text: Optional(Text({ description: 'Verbatim text; only for documents that may be quoted' })),
    status: Enum(['automated', 'manual', 'out-of-scope', 'awaiting-transcription']),
    reason: Optional(Label),
    grade: Optional(SourceGrade),
    ...InForce,
    supersededBy: Optional(Text({ description: 'The clause that replaced it: DOCUMENT LOCATOR' })),
    note: Optional(Label),
    rules: List(Id, { description: 'Rules that judge it; filled in when the pack is built' }),
  },
  closed,
)
/** One clause of a document with its status and the rules that judge it. @interface */
export type Clause = Static<typeof ClauseSchema>

const Band = Shape({ min: Optional(Numeric()), max: Optional(Numeric()), above: Optional(Numeric()), below: Optional(Numeric()) }, closed)
const Figure = {
  value: Optional(Exact),
  min: Optional(Exact),
  max: Optional(Exact),
  grade: Optional(SourceGrade),
  cell: Optional(Text({ description: 'Table cell or wording the figure was read from' })),
  note: Optional(Label),
  confirmed: Optional(
    Shape(
      { by: Text(), on: CalendarDate, page: Optional(Text()), note: Optional(Text()) },
      { ...closed, description: 'Who read the print' },
    ),
  ),
  layer: Optional(Text({ description: 'ID@VERSION of the overlay that stated this figure in place of an earlier one' })),
  earlier: Optional(List(EarlierSchema, { description: 'What it was before, the national figure first' })),
}

/** A row of a table: the keys it answers to and its figure. */
export const RowSchema = Shape(
  { when: Record(AnyKey, Union([Text(), Truth(), Numeric(), List(Union([Text(), Numeric()])), Band])), ...Figure, clause: Optional(Id) },
  closed,
)
/** One row of a parameter table. @interface */
export type Row = Static<typeof RowSchema>

/** What a parameter is during one period: a figure, or a table of figures. An entry with neither is a slot that waits for the print. */
export const PeriodSchema = Shape(
  { ...InForce, clause: Id, ...Figure, rows: Optional(List(RowSchema)), supersededBy: Optional(Text()) },
  closed,
)
/** What a parameter is from one date to another. @interface */
export type Period = Static<typeof PeriodSchema>

/** A threshold or table with its unit, and its values over time, each with clause and grade. */
export const ParameterSchema = Shape(
  {
    title: Label,
    unit: Text(),
    by: Optional(List(Text(), { description: 'Names of the table keys, in order' })),
    values: List(PeriodSchema, { minItems: 1 }),
  },
  closed,
)
/** A threshold or table: unit, and values over time. @interface */
export type Parameter = Static<typeof ParameterSchema>

/** A named expression, evaluated once a unit and read as `{"fact": id}`. */
export const FactSchema = Shape({ title: Label, unit: Optional(Text()), expression: Logic }, closed)
/** A named expression of a pack. @interface */
export type Fact = Static<typeof FactSchema>

const Reference = Union([Id, Shape({ parameter: Id, by: Record(AnyKey, Logic) }, closed)])

/** Limits a measure is held to. `min` and `max` include the limit; `above` and `below` do not. */
export const LimitSchema = Shape(
  {
    min: Optional(Reference),
    max: Optional(Reference),
    above: Optional(Reference),
    below: Optional(Reference),
    range: Optional(Reference),
  },
  { ...closed, minProperties: 1 },
)
/** The limits of a measure, each the id of a parameter or a table with its keys. @interface */
export type Limit = Static<typeof LimitSchema>

/** One requirement that can be judged: a measure against a limit, a check, or a finding; exactly one of the three. */
export const RuleSchema = Shape(
  {
    id: Id,
    title: Label,
    clause: Id,
    level: List(Level, { minItems: 1 }),
    group: Id,
    obligation: Obligation,
    applies: Optional(Logic),
    measure: Optional(Logic),
    unit: Optional(Text()),
    limit: Optional(LimitSchema),
    rounding: Optional(
      Shape({ digits: Integer({ minimum: 0, maximum: 12 }) }, { ...closed, description: 'Rounded-value comparison of GB/T 8170' }),
    ),
    shortfall: Optional(
      Shape({ factor: Logic, unit: Text() }, { ...closed, description: 'Turns a gap in the measure into an amount to build' }),
    ),
    plausible: Optional(
      Shape(
        { min: Optional(Numeric()), max: Optional(Numeric()) },
        { ...closed, description: 'Outside this range the data are flagged as unlikely; no outcome depends on it' },
      ),
    ),
    check: Optional(Logic),
    grade: Optional(SourceGrade),
    finding: Optional(Id),
    weight: Optional(Numeric({ minimum: 0 })),
    gate: Optional(Shape({ cap: Text({ description: 'Best grade possible while this rule fails' }) }, closed)),
    remedies: Optional(List(Id)),
    evidence: Optional(Label),
    note: Optional(Label),
    ...InForce,
  },
  closed,
)
/** One rule: what it judges, of which units, by which clause, with which weight. @interface */
export type Rule = Static<typeof RuleSchema>

/** A worked case beside a rule: data of one unit and what must come out. */
export const CaseSchema = Shape(
  {
    name: Text(),
    kind: Enum(['pass', 'fail', 'unknown', 'boundary', 'not-applicable']),
    asOf: Optional(CalendarDate),
    given: Record(AnyKey, Unknown()),
    expect: Shape(
      {
        status: Enum(['pass', 'fail', 'unknown', 'not-applicable']),
        value: Optional(Unknown()),
        shortfall: Optional(Unknown()),
        reason: Optional(Text()),
        missing: Optional(List(Text())),
      },
      closed,
    ),
  },
  closed,
)
/** Data of one unit, and what a rule must come to for it. @interface */
export type Case = Static<typeof CaseSchema>

/** How outcomes become a score. All of it is data, so that a local pack can replace it. */
export const ScoringSchema = Shape(
  {
    official: Truth({ description: "False where the document gives no weights and these are this project's default" }),
    formula: Label,
    basis: Label,
    groups: List(Shape({ id: Id, title: Label, weight: Numeric({ minimum: 0 }) }, closed), { minItems: 1 }),
    relativeWeights: Optional(
      Truth({ description: 'States that the weights of the groups are shares of their sum, and need not add up to 100' }),
    ),
    scored: List(Obligation),
    partial: Numeric({ minimum: 0, maximum: 1, description: 'Share of its points that a partly met finding earns' }),
    grades: List(Shape({ grade: Text(), min: Numeric() }, closed), { minItems: 1, description: 'Best first; min in points, 0 to 100' }),
  },
  closed,
)
/** Groups, weights, grades and formula of a pack. @interface */
export type Scoring = Static<typeof ScoringSchema>

/** How a term of the document was read, and why. */
export const ReadingSchema = Shape({ id: Id, term: Text(), clause: Id, reading: Label, why: Label }, closed)
/** A term, how it was read, and why. @interface */
export type Reading = Static<typeof ReadingSchema>

/** A rule pack as it is released: everything needed to score with it and to cite it. */
export const PackSchema = Shape(
  {
    schema: Literal('wanzheng/pack/1'),
    id: Id,
    version: Text({ pattern: '^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)(-[0-9a-z.-]+)?$' }),
    semantics: Integer({ minimum: 1 }),
    operators: List(Text(), { description: 'Operators an engine must have to honour this pack' }),
    title: Label,
    summary: Label,
    documents: List(DocumentSchema, { minItems: 1 }),
    clauses: List(ClauseSchema, { minItems: 1 }),
    parameters: Record(Id, ParameterSchema, closed),
    facts: Record(Id, FactSchema, closed),
    remedies: Record(Id, Shape({ label: Label, clause: Id, applies: Optional(Logic) }, closed), closed),
    dictionary: DictionarySchema,
    scoring: ScoringSchema,
    readings: List(ReadingSchema),
    rules: List(RuleSchema),
    cases: Record(Id, List(CaseSchema), closed),
    layers: Optional(LayersSchema),
  },
  closed,
)
/** A released rule pack. @interface */
export type Pack = Static<typeof PackSchema>
