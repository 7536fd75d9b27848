import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as embedded from '../../src/generated/schemas.js'
import { AssessmentSchema } from '../../src/schema/assessment.js'
import { AuditSchema, MaskLineSchema } from '../../src/schema/audit.js'
import { UnitSchema } from '../../src/schema/dataset.js'
import { findProblems, type Problem, type Schema } from '../../src/schema/find-problems.js'
import { MappingSchema } from '../../src/schema/mapping.js'
import { OverlaySchema } from '../../src/schema/overlay.js'
import { PackSchema } from '../../src/schema/pack.js'
import { EnvelopeSchema, KeyFileSchema, PrivateKeySchema, StatementSchema } from '../../src/schema/signing.js'
import { WaiversSchema } from '../../src/schema/waiver.js'
import { hold, TIMEOUT } from '../properties/fuzz.js'
import { spoiled } from '../properties/spoiled.js'

const ajv = new Ajv({ allErrors: true, strict: false, messages: false })
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const kept = (name: string): unknown => read(`tests/fixtures/formats/${name}-1.json`)
const digest = `sha256:${'0f'.repeat(32)}`
const key = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }

/** Each schema with a sound value to spoil. */
const FORMS: Readonly<Record<keyof typeof embedded, readonly [object, unknown]>> = {
  assessmentSchema: [AssessmentSchema, kept('assessment')],
  auditSchema: [
    AuditSchema,
    {
      schema: 'wanzheng/audit/1',
      program: '0.1.0',
      assessment: 'a.json',
      data: 'd.json',
      packs: [['p.json', 'o.json']],
      signatures: ['s.json'],
      explained: 20,
      masks: { file: 'm.ndjson', fields: ['name'], personal: true, digests: 'recorded' },
      files: [{ name: 'a.json', bytes: 12, digest }],
    },
  ],
  envelopeSchema: [EnvelopeSchema, kept('signatures')],
  keyFileSchema: [KeyFileSchema, kept('keys')],
  maskLineSchema: [MaskLineSchema, { line: 1, unit: 'u', digest, values: [{ path: '/name', commitment: digest }] }],
  mappingSchema: [
    MappingSchema,
    {
      schema: 'wanzheng/mapping/1',
      columns: [
        { header: '规模', target: 'households' },
        { header: '备注', target: 'name' },
      ],
    },
  ],
  overlaySchema: [OverlaySchema, kept('overlay')],
  packSchema: [PackSchema, kept('pack')],
  privateKeySchema: [
    PrivateKeySchema,
    { schema: 'wanzheng/private-key/1', id: digest, name: 'a', privateKey: { ...key, d: 'B'.repeat(43) } },
  ],
  statementSchema: [
    StatementSchema,
    {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'a', digest: { sha256: '0f'.repeat(32) } }],
      predicateType: 'urn:wanzheng:pack-release:1',
      predicate: { version: '1.0.0', semantics: 1, note: 'x' },
    },
  ],
  unitSchema: [
    UnitSchema,
    {
      id: 'u',
      level: 'community',
      name: '甲社区',
      assessAs: ['circle-5'],
      households: { min: 1000, max: 1200 },
      surveyedFacilities: ['community-service'],
      facilities: [{ type: 'community-service', name: 'a', floorArea: 309, provenance: { floorArea: { source: 's', approximate: true } } }],
      findings: { 'kindergarten-nearby': { value: 'yes', by: 'a', on: '2023-06-30' } },
      provenance: { households: { source: 's', alternatives: [{ value: 1, source: 't' }] } },
    },
  ],
  waiversSchema: [WaiversSchema, kept('waivers')],
}

const written: Readonly<Record<string, Schema>> = { ...embedded }
const inJson = (json: unknown): unknown => JSON.parse(JSON.stringify(json) ?? 'null')
// A pattern is named by what it matches: a slash is escaped in a regular expression.
const plain = ({ instancePath, keyword, params }: Problem): Problem => ({
  instancePath,
  keyword,
  params: keyword === 'pattern' ? { pattern: String(params.pattern).replaceAll('\\/', '/') } : params,
})

describe.each(Object.entries(FORMS))('%s', (name, [schema, sound]) => {
  const own = written[name] as Schema
  const validate = ajv.compile(schema)
  const byAjv = (json: unknown): readonly Problem[] => (validate(json) ? [] : ((validate.errors ?? []) as readonly Problem[]).map(plain))
  const same = (json: unknown): void => {
    expect(findProblems(own, json).map(plain)).toEqual(byAjv(json))
  }

  test('finds nothing wrong with a sound value', () => {
    expect(byAjv(sound)).toEqual([])
    same(sound)
  })

  test(
    'finds what Ajv finds in any spoilt value, in the same order',
    () => {
      const values: Arbitrary<unknown> = fc.oneof(spoiled(fc.constant(sound)), fc.jsonValue(), changed(sound))
      hold(
        name,
        fc.property(values, (json) => same(inJson(json))),
        300,
      )
    },
    TIMEOUT,
  )
})

// A value of the same form with one number or text changed: on, over or under what a keyword allows.
function changed(sound: unknown): Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom('', 'A', 'a-b', 'a--b', '2023-02-30', '2023-13-01', '1.0', '01.0.0', '😀'.repeat(80), 'x'.repeat(201)),
    fc.string(),
  )
  const number = fc.constantFrom(-1, -0.5, 0, 0.5, 1, 1.5, 3, 100, 101, 1e300)
  const leaf = fc.oneof(
    text,
    number,
    fc.constantFrom(null, true, [], {}, [1], [1, 2, 3], { decimal: '1.5' }, { ratio: [1, 3] }, { min: 1 }),
  )
  return fc.tuple(leaf, fc.nat()).map(([value, at]) => {
    const places: number[] = []
    const count = (_: string, part: unknown): unknown => {
      places.push(0)
      return part
    }
    JSON.stringify(sound, count)
    let left = at % places.length
    return inJson(JSON.parse(JSON.stringify(sound), (_, part) => (left-- === 0 ? value : part)))
  })
}

test('only what an object has itself is read', () => {
  const lent = Object.create({ id: 'u', level: 'community' }) as object
  expect(findProblems(embedded.unitSchema, lent).map(({ params }) => params.missingProperty)).toEqual(['id', 'level'])
  expect(findProblems(embedded.unitSchema, { id: 'u', level: 'community', constructor: 1 })).toEqual([])
})

test('a number that JSON cannot write is none', () => {
  expect(findProblems({ type: 'number' }, Number.NaN)).toEqual([{ instancePath: '', keyword: 'type', params: { type: 'number' } }])
})
