import {
  Enum,
  Array as List,
  Literal,
  Null,
  Optional,
  Record,
  Object as Shape,
  type Static,
  String as Text,
  Boolean as Truth,
  Union,
  Unknown,
} from 'typebox'
import { AnyKey, CalendarDate, Level } from './common.js'

/** Where a value comes from. It sits beside the value under the same field name, and travels into the result. */
export const ProvenanceSchema = Shape({
  source: Optional(Text({ description: 'Title of the source' })),
  url: Optional(Text()),
  date: Optional(Text({ description: 'Date of the source as printed' })),
  method: Optional(Text({ description: 'survey, mapping, statistics, publication, poi, estimate' })),
  trust: Optional(Enum(['high', 'medium', 'low'])),
  raw: Optional(Text({ description: 'The text the value was read from' })),
  approximate: Optional(Truth({ description: 'The source says 约; everything that rests on the value is marked' })),
  note: Optional(Text()),
  alternatives: Optional(
    List(Shape({ value: Unknown(), source: Optional(Text()), url: Optional(Text()), date: Optional(Text()), note: Optional(Text()) }), {
      description: 'What other sources say instead',
    }),
  ),
})
/** Source, date, method and trust of one value. @interface */
export type Provenance = Static<typeof ProvenanceSchema>

/** What an inspector found: met, partly met, not met, or not known. */
export const FindingSchema = Shape({
  value: Union([Enum(['yes', 'partial', 'no']), Null()]),
  evidence: Optional(Text()),
  on: Optional(CalendarDate),
  provenance: Optional(ProvenanceSchema),
})

/** A facility: its type, and fields of the data dictionary. Areas are ㎡, lengths m. */
export const FacilitySchema = Shape({
  type: Text({ minLength: 1 }),
  name: Optional(Text()),
  provenance: Optional(Record(AnyKey, ProvenanceSchema)),
})
/** One facility of a unit. Further keys are fields of the data dictionary. @interface */
export type Facility = Static<typeof FacilitySchema>

/** A unit: what is judged. Fields of the data dictionary stand beside these; a missing key or `null` is unknown. */
export const UnitSchema = Shape({
  id: Text({ minLength: 1, description: '12-digit 统计用区划代码 for a community' }),
  level: Level,
  name: Optional(Text()),
  parent: Optional(Text()),
  assessAs: Optional(List(Level, { description: 'Further levels this unit stands in for' })),
  surveyedFacilities: Optional(Union([Literal('all'), List(Text())])),
  facilities: Optional(List(FacilitySchema)),
  findings: Optional(Record(AnyKey, FindingSchema)),
  provenance: Optional(Record(AnyKey, ProvenanceSchema)),
})
/** One unit of a dataset: its id, its level, and fields of the data dictionary. @interface */
export type Unit = Static<typeof UnitSchema> & { readonly [field: string]: unknown }

/** What a corrected dataset corrects. It stands in the assessment, and its digest covers it. */
export const CorrectionSchema = Shape(
  {
    digest: Text({ pattern: '^sha256:[0-9a-f]{64}$', description: 'Digest of the earlier dataset, as its assessment has it' }),
    reason: Text({ minLength: 1 }),
    by: Optional(Text({ description: 'Who answers for it' })),
    on: Optional(CalendarDate),
  },
  { additionalProperties: false },
)
/** That a dataset corrects an earlier one, and why. @interface */
export type Correction = Static<typeof CorrectionSchema>

/** A dataset: a list of units, judged as of one calendar date. */
export const DatasetSchema = Shape({
  schema: Optional(Literal('wanzheng/dataset/1')),
  id: Text({ minLength: 1 }),
  asOf: Optional(CalendarDate),
  title: Optional(Text()),
  note: Optional(Text()),
  corrects: Optional(CorrectionSchema),
  units: List(UnitSchema),
})
/** What is given to be assessed. */
export interface Dataset {
  readonly schema?: 'wanzheng/dataset/1'
  readonly id: string
  readonly asOf?: string
  readonly title?: string
  readonly note?: string
  readonly corrects?: Correction
  readonly units: readonly Unit[]
}
