import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AssessmentSchema } from '../../schema/assessment.js'
import { AuditSchema, MaskLineSchema } from '../../schema/audit.js'
import { UnitSchema } from '../../schema/dataset.js'
import { MappingSchema } from '../../schema/mapping.js'
import { OverlaySchema } from '../../schema/overlay.js'
import { PackSchema } from '../../schema/pack.js'
import { EnvelopeSchema, KeyFileSchema, PrivateKeySchema, StatementSchema } from '../../schema/signing.js'
import { WaiversSchema } from '../../schema/waiver.js'

const SCHEMAS: Readonly<Record<string, object>> = {
  assessmentSchema: AssessmentSchema,
  auditSchema: AuditSchema,
  envelopeSchema: EnvelopeSchema,
  keyFileSchema: KeyFileSchema,
  maskLineSchema: MaskLineSchema,
  mappingSchema: MappingSchema,
  overlaySchema: OverlaySchema,
  packSchema: PackSchema,
  privateKeySchema: PrivateKeySchema,
  statementSchema: StatementSchema,
  unitSchema: UnitSchema,
  waiversSchema: WaiversSchema,
}

const PLAIN = new Set([
  'type',
  'const',
  'enum',
  'maxLength',
  'minLength',
  'maximum',
  'minimum',
  'multipleOf',
  'maxItems',
  'minItems',
  'minProperties',
  'required',
])

type Json = { readonly [key: string]: unknown }

const regex = (pattern: string): string => String(new RegExp(pattern, 'u'))
const object = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, code]) => `${JSON.stringify(key)}:${code}`).join(',')}}`

/**
 * Writes the schemas as constants without descriptions. A part that occurs again is a constant of its own, so that a bundler keeps
 * only the parts that an application needs.
 */
function codeOf(schemas: Readonly<Record<string, object>>): string {
  const shared = new Map<string, string>()
  const constants: string[] = []
  // The name of the constant for a schema; its parts come before it.
  const named = (schema: Json): string => {
    const code = object(Object.entries(schema).flatMap(([keyword, value]) => keywordCode(keyword, value)))
    const known = shared.get(code) ?? `s${shared.size}`
    if (!shared.has(code)) constants.push(`const ${known} = ${code}`)
    shared.set(code, known)
    return known
  }
  const keywordCode = (keyword: string, value: unknown): readonly (readonly [string, string])[] => {
    if (keyword === 'description' || keyword === 'title') return []
    if (PLAIN.has(keyword) || (keyword === 'additionalProperties' && value === false)) return [[keyword, JSON.stringify(value)]]
    if (keyword === 'pattern') return [[keyword, regex(value as string)]]
    if (keyword === 'items') return [[keyword, named(value as Json)]]
    if (keyword === 'anyOf') return [[keyword, `[${(value as readonly Json[]).map(named).join(',')}]`]]
    const parts = Object.entries(value as Json).map(([key, part]) => [key, named(part as Json)] as const)
    if (keyword === 'properties') return [[keyword, object(parts)]]
    if (keyword === 'patternProperties') return [[keyword, `[${parts.map(([key, part]) => `[${regex(key)},${part}]`).join(',')}]`]]
    throw new Error(`the keyword "${keyword}" of JSON Schema is not one that findProblems knows`)
  }
  const exported = Object.entries(schemas).map(([name, schema]) => `export { ${named(JSON.parse(JSON.stringify(schema)))} as ${name} }`)
  return `${[...constants, ...exported].join('\n')}\n`
}

const folder = resolve(import.meta.dirname, '../../generated')
await mkdir(folder, { recursive: true })
await writeFile(resolve(folder, 'schemas.js'), codeOf(SCHEMAS))
const declared = Object.keys(SCHEMAS).map((name) => `export declare const ${name}: Schema`)
await writeFile(resolve(folder, 'schemas.d.ts'), `import type { Schema } from '../schema/find-problems.js'\n${declared.join('\n')}\n`)
