import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { UnitSchema } from '../../schema/dataset.js'
import { MappingSchema } from '../../schema/mapping.js'
import { OverlaySchema } from '../../schema/overlay.js'
import { PackSchema } from '../../schema/pack.js'
import { EnvelopeSchema, KeyFileSchema, PrivateKeySchema, StatementSchema } from '../../schema/signing.js'
import { WaiversSchema } from '../../schema/waiver.js'

const root = resolve(import.meta.dirname, '../../..')
const folder = resolve(root, 'src/generated')

type Json = { readonly [key: string]: unknown }

// Sub-schemas that occur again become one function each instead of a copy at every place.
function shareRepeats(schema: Json): Json {
  const places = new Map<string, number>()
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isShareable(value)) places.set(JSON.stringify(value), (places.get(JSON.stringify(value)) ?? 0) + 1)
    for (const part of Object.values(value)) count(part)
  }
  count(schema)
  const repeated = [...places.keys()].filter((key) => (places.get(key) ?? 0) > 1)
  const replace = (value: unknown, own: string | null): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const index = repeated.indexOf(JSON.stringify(value))
    if (index >= 0 && repeated[index] !== own) return { $ref: `#/$defs/${index}` }
    if (Array.isArray(value)) return value.map((part) => replace(part, null))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part, null)]))
  }
  const $defs = Object.fromEntries(repeated.map((key, index) => [index, replace(JSON.parse(key), key)]))
  return { ...(replace(schema, null) as Json), $defs }
}

function isShareable(value: object): boolean {
  return (
    ('type' in value && ('properties' in value || 'pattern' in value || 'items' in value || 'patternProperties' in value)) ||
    'anyOf' in value ||
    'enum' in value
  )
}

/** Writes validators as plain functions: Ajv itself would need `new Function` at run time. */
async function writeValidators(file: string, schemas: Readonly<Record<string, object>>, types: readonly string[]): Promise<void> {
  const ajv = new Ajv({ allErrors: true, strict: false, inlineRefs: false, messages: false, code: { source: true, esm: true } })
  for (const [name, schema] of Object.entries(schemas))
    ajv.addSchema(shareRepeats(JSON.parse(JSON.stringify(schema, (key, value) => (key === 'description' ? undefined : value)))), `#${name}`)
  // Nobody reads where in the schema a problem was found; without that the code is a fifth shorter.
  const source = standalone
    .default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, `#${name}`])))
    .replaceAll(/,schemaPath:"[^"]*"/g, '')
  const bundle = await build({ stdin: { contents: source, resolveDir: root }, bundle: true, format: 'esm', write: false, minify: true })
  const names = Object.keys(schemas).map((name) => `export declare const ${name}: Validator`)
  await writeFile(resolve(folder, `${file}.js`), bundle.outputFiles[0]?.text ?? '')
  await writeFile(resolve(folder, `${file}.d.ts`), `${[...types, ...names].join('\n')}\n`)
}

const TYPES = [
  'export interface Problem { readonly instancePath: string; readonly keyword: string; readonly params: Readonly<Record<string, unknown>>; readonly message?: string }',
  'export interface Validator { (data: unknown): boolean; errors?: readonly Problem[] | null }',
]

await mkdir(folder, { recursive: true })
const scoring = { validateOverlay: OverlaySchema, validatePack: PackSchema, validateUnit: UnitSchema, validateWaivers: WaiversSchema }
await writeValidators('validators', scoring, TYPES)
// Apart, so that whoever only scores does not load them.
const signing = {
  validateEnvelope: EnvelopeSchema,
  validateKeyFile: KeyFileSchema,
  validatePrivateKey: PrivateKeySchema,
  validateStatement: StatementSchema,
}
await writeValidators('signing-validators', signing, ["import type { Validator } from './validators.js'"])
await writeValidators('mapping-validators', { validateMapping: MappingSchema }, ["import type { Validator } from './validators.js'"])
