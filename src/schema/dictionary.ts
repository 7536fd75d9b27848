import {
  Enum,
  Array as List,
  Number as Numeric,
  Optional,
  Record,
  Object as Shape,
  type Static,
  String as Text,
  Boolean as Truth,
} from 'typebox'
import { AnyKey, Label } from './common.js'

/** One field of the data dictionary: what a value means, its unit, and the range it cannot leave. */
export const FieldSchema = Shape(
  {
    label: Label,
    type: Enum(['number', 'boolean', 'text', 'enum', 'date']),
    unit: Optional(Text({ description: 'A unit id of the dictionary; required for numbers, "1" for a pure number' })),
    min: Optional(Numeric({ description: 'Smallest possible value, included' })),
    max: Optional(Numeric({ description: 'Largest possible value, included' })),
    plausible: Optional(
      Shape(
        { min: Optional(Numeric()), max: Optional(Numeric()) },
        { additionalProperties: false, description: 'Outside this range a value is flagged and kept' },
      ),
    ),
    integer: Optional(Truth()),
    values: Optional(Record(AnyKey, Label, { description: 'The values of an enumeration' })),
    note: Optional(Label),
  },
  { additionalProperties: false },
)
/** Label, type, unit and bounds of one field. @interface */
export type Field = Static<typeof FieldSchema>

/** A facility type or a finding: its name, and for a finding what an inspector is asked. */
export const TermSchema = Shape({ label: Label, question: Optional(Label), note: Optional(Label) }, { additionalProperties: false })
/** Name of a facility type or a finding. @interface */
export type Term = Static<typeof TermSchema>

/** The part of the data dictionary that a pack reads; it travels inside the pack, because bounds change what is decided. */
export const DictionarySchema = Shape(
  {
    unit: Record(AnyKey, FieldSchema, { description: 'Fields of a unit' }),
    facility: Record(AnyKey, FieldSchema, { description: 'Fields of a facility' }),
    facilities: Record(AnyKey, TermSchema, { description: 'Facility types' }),
    findings: Record(AnyKey, TermSchema, { description: 'Judged items' }),
    units: Record(AnyKey, Label, { description: 'Units of measurement' }),
  },
  { additionalProperties: false },
)
/** Fields, facility types, findings and units that a pack reads. @interface */
export type Dictionary = Static<typeof DictionarySchema>

/** An entry of `rules/vocabulary/fields.json`: a field, and what only the reading of tables needs to know of it. */
export const VocabularyFieldSchema = Shape(
  {
    ...FieldSchema.properties,
    aliases: Optional(List(Text(), { description: 'Other headers that people write for it' })),
    rollUp: Optional(
      Enum(['sum', 'max', 'min'], { description: 'How parts of a unit give the value of the whole; without it they have to agree' }),
    ),
    usual: Optional(
      Shape(
        { min: Optional(Numeric()), max: Optional(Numeric()) },
        { additionalProperties: false, description: 'Outside this range an imported value is kept and reported' },
      ),
    ),
  },
  { additionalProperties: false },
)
/** A field with its aliases, and how parts add up. @interface */
export type VocabularyField = Static<typeof VocabularyFieldSchema>
