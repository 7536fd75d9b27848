import {
  Enum,
  Integer,
  Array as List,
  Literal,
  Null,
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
import { AnyKey, CalendarDate, Level, Obligation, SourceGrade } from './common.js'
import { CorrectionSchema, ProvenanceSchema } from './dataset.js'
import { WaiverSchema } from './waiver.js'

const closed = { additionalProperties: false } as const
const nullable = <T extends Parameters<typeof Union>[0][number]>(schema: T) => Union([schema, Null()])

/** A number, or the ends of the range it is known to lie in. */
const Quantity = Union([Numeric(), Shape({ min: Optional(Numeric()), max: Optional(Numeric()) }, closed)])

/** What a rule came to. A waiver is never an outcome. */
export const Status = Enum(['pass', 'fail', 'unknown', 'not-applicable'])
/** What a rule came to. */
export type Status = Static<typeof Status>

/** Why an outcome is what it is, where the status alone does not say. */
export const Reason = Enum([
  'condition',
  'condition-unknown',
  'no-limit',
  'not-in-force',
  'partial',
  'unverified',
  'awaiting-transcription',
  'missing-data',
  'invalid-data',
  'division-by-zero',
  'type-mismatch',
  'number-too-large',
  'empty-list',
  'budget-exceeded',
])
/** Why an outcome is what it is, as a stable code. */
export type Reason = Static<typeof Reason>

const LimitSchema = Shape(
  { min: Optional(Quantity), max: Optional(Quantity), above: Optional(Quantity), below: Optional(Quantity) },
  closed,
)

const ScoreInterval = Shape(
  { low: Numeric(), high: Numeric() },
  { ...closed, description: 'Points out of 100, rounded half to even at two digits' },
)

/** A value of the data that a rule read, as it was given; `null` is not known. */
export const OperandSchema = Shape(
  {
    name: Text({ description: 'Field, `facilities.TYPE` (how many are listed), `facilities.TYPE.FIELD`, or `findings.ID`' }),
    facility: Optional(
      Text({ description: 'Which facility: its name, or #1, #2 … in order of contents, of several of a type without telling names' }),
    ),
    value: Unknown(),
    unit: nullable(Text()),
    open: Optional(Truth({ description: 'There may be more facilities of this type than are listed' })),
    evidence: Optional(Text({ description: 'Evidence of a finding' })),
    on: Optional(Text({ description: 'Day of a finding' })),
    provenance: Optional(ProvenanceSchema),
  },
  closed,
)
/** A value of the data that a rule read, with its source. @interface */
export type OutcomeOperand = Static<typeof OperandSchema>

/** A figure of the pack that a rule used: the one it was held to, or one that its expressions read. */
export const FigureSchema = Shape(
  {
    parameter: Text(),
    when: Optional(Record(AnyKey, Unknown(), { description: 'The row of a table' })),
    value: Optional(Numeric()),
    min: Optional(Numeric()),
    max: Optional(Numeric()),
    unit: Text(),
    clause: Text({ description: 'Locator of the clause in its document' }),
    document: Text(),
    grade: SourceGrade,
    verified: Truth({ description: 'Graded A or B, or confirmed from the print' }),
  },
  closed,
)
/** A figure of the pack that a rule used, with its clause and grade. @interface */
export type OutcomeFigure = Static<typeof FigureSchema>

/** The outcome of one rule for one unit. */
export const OutcomeSchema = Shape(
  {
    rule: Text({ description: 'PACK/RULE' }),
    level: Level,
    status: Status,
    obligation: Obligation,
    value: nullable(Quantity),
    unit: nullable(Text()),
    limit: nullable(LimitSchema),
    layers: Optional(
      List(Shape({ layer: Text({ description: 'ID@VERSION of the pack or overlay' }), limit: LimitSchema }, closed), {
        description: 'Where an overlay replaced the limit: what each layer asks, the national one first; the last one applied',
      }),
    ),
    margin: nullable(Quantity),
    shortfall: nullable(Shape({ value: Quantity, unit: Text() }, closed)),
    points: nullable(
      Shape(
        { low: Numeric(), high: Numeric(), max: Numeric() },
        { ...closed, description: '`null` where the rule is reported but not scored' },
      ),
    ),
    clause: Text({ description: 'Locator of the clause in its document' }),
    document: Text({ description: 'Number of the document' }),
    sourceGrade: nullable(SourceGrade),
    missing: List(Text(), { description: 'Values that would decide the outcome' }),
    reason: nullable(Reason),
    approximate: Truth({ description: 'Rests on a value its source calls approximate' }),
    remedies: List(Text()),
    operands: Optional(List(OperandSchema, { description: 'What was read of the data; where the assessment lists operands' })),
    figures: Optional(List(FigureSchema, { description: 'Figures of the pack that were used; where the assessment lists operands' })),
  },
  closed,
)
/** What one rule came to for one unit: value, limit, margin, points and clause. @interface */
export type Outcome = Static<typeof OutcomeSchema>

const Counts = Shape({ pass: Integer(), fail: Integer(), unknown: Integer(), 'not-applicable': Integer() }, closed)

/** A gate that is not passed, or may not be: the best grade it leaves. */
const GateSchema = Shape({ rule: Text(), status: Enum(['fail', 'unknown']), cap: Text() }, closed)

const Result = {
  score: nullable(ScoreInterval),
  grade: nullable(Text({ description: 'Given only where the whole interval has it' })),
  grades: List(Text(), { description: 'Every grade that is still possible, worst first' }),
  gates: List(GateSchema),
  groups: List(Shape({ id: Text(), max: Numeric(), low: Numeric(), high: Numeric() }, closed), {
    description: 'Points of each group that applies',
  }),
  counts: Counts,
}

/** What one pack says of a unit. */
export const PackResultSchema = Shape({ pack: Text(), ...Result }, closed)
/** Score, grade and counts of one pack for one unit. @interface */
export type PackResult = Static<typeof PackResultSchema>

/** A waiver as it stood on the date of the assessment. `counts` says whether it bears on the score with waivers. */
const UnitWaiverSchema = Shape(
  {
    rule: WaiverSchema.properties.rule,
    reason: WaiverSchema.properties.reason,
    signer: WaiverSchema.properties.signer,
    document: WaiverSchema.properties.document,
    from: CalendarDate,
    to: CalendarDate,
    status: Enum(['in-force', 'not-yet', 'expired']),
    counts: Truth(),
  },
  closed,
)

/** The assessment of one unit. `score` to `counts` are those of the first pack given; `results` has every pack. */
export const UnitAssessmentSchema = Shape(
  {
    id: Text(),
    level: Level,
    name: Optional(Text()),
    parent: Optional(Text()),
    digest: Text({ description: 'SHA-256 of the canonical unit as it was given' }),
    ...Result,
    results: List(PackResultSchema),
    waivers: Optional(List(UnitWaiverSchema, { description: 'Waivers for this unit; they change nothing above or below' })),
    withWaivers: Optional(
      List(Shape({ pack: Text(), score: Result.score, grade: Result.grade, grades: Result.grades, gates: Result.gates }, closed), {
        description: 'What each pack would say if the rules waived were not asked for; where a waiver in force makes a difference',
      }),
    ),
    outcomes: List(OutcomeSchema),
  },
  closed,
)
/** Everything that came of one unit. @interface */
export type UnitAssessment = Static<typeof UnitAssessmentSchema>

const IssueSchema = Shape(
  {
    code: Text(),
    path: Text(),
    severity: Enum(['error', 'warning']),
    params: Record(AnyKey, Union([Text(), Numeric(), Null()])),
    places: Optional(Integer({ minimum: 2, description: 'Where many places share it: how many, `path` being the first' })),
  },
  closed,
)

/** An assessment: plain JSON, without a clock. `digest` covers everything but `engine.version`, `issues` and itself. */
export const AssessmentSchema = Shape(
  {
    schema: Literal('wanzheng/assessment/1'),
    engine: Shape({ version: Text(), semantics: Integer() }, closed),
    asOf: CalendarDate,
    packs: List(
      Shape(
        {
          id: Text(),
          version: Text(),
          digest: Text(),
          layers: Optional(
            List(Shape({ id: Text(), version: Text(), digest: Text() }, closed), {
              description: 'The released pack and the overlays on it, in order',
            }),
          ),
        },
        closed,
      ),
    ),
    dataset: Shape({ id: Text(), digest: Text(), corrects: Optional(CorrectionSchema) }, closed),
    operands: Optional(Literal(true, { description: 'Every outcome lists the operands that its rule read' })),
    waivers: Optional(List(WaiverSchema, { description: 'The waivers that were given, in order' })),
    units: List(UnitAssessmentSchema),
    issues: List(IssueSchema),
    digest: Text(),
  },
  closed,
)
/** An assessment as its schema has it. @interface */
export type AssessmentJson = Static<typeof AssessmentSchema>
