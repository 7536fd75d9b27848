import { Array as List, Optional, Record, Object as Shape, String as Text } from 'typebox'
import { Id } from './common.js'
import { TermSchema, VocabularyFieldSchema } from './dictionary.js'
import { CaseSchema, ClauseSchema, FactSchema, PackSchema, ParameterSchema, ReadingSchema, RuleSchema } from './pack.js'

const { rules, ...clause } = ClauseSchema.properties
const { id, version, semantics, title, summary, documents, remedies, scoring } = PackSchema.properties
const closed = { additionalProperties: false } as const

/** Schemas of the source files of a pack, by the name they are published under. What the build fills in is not in them. */
export const SOURCE_SCHEMAS = {
  'source-pack': Shape(
    { id, version, semantics, title, summary, documents, remedies, scoring },
    { ...closed, title: 'pack.json', description: 'Id, version, documents, remedies and scoring of a rule pack' },
  ),
  'source-rule': Shape(RuleSchema.properties, { ...closed, title: 'rules/ID.json', description: 'One rule of a rule pack' }),
  'source-cases': List(CaseSchema, {
    title: 'rules/ID.cases.json',
    description: 'Worked cases of a rule: data of a unit, and what must come out',
  }),
  'source-clauses': List(Shape({ ...clause, rules: Optional(rules) }, closed), {
    title: 'clauses.json',
    description: 'Every requirement of the documents, judged or not',
  }),
  'source-parameters': Record(Id, ParameterSchema, {
    title: 'parameters.json',
    description: 'Thresholds and tables: unit, and values over time',
  }),
  'source-facts': Record(Id, FactSchema, { title: 'facts.json', description: 'Named expressions, evaluated once a unit' }),
  'source-readings': List(ReadingSchema, { title: 'readings.json', description: 'How a term was read, and why' }),
  'source-fields': Shape(
    { unit: Record(Id, VocabularyFieldSchema), facility: Record(Id, VocabularyFieldSchema) },
    { title: 'vocabulary/fields.json', description: 'Fields of units and facilities' },
  ),
  'source-terms': Record(Id, Shape({ ...TermSchema.properties, aliases: Optional(List(Text())) }, closed), {
    title: 'vocabulary/facilities.json, vocabulary/findings.json',
    description: 'Facility types and findings',
  }),
} as const
