/** What a value breaks, and where: a JSON Pointer into the value, the keyword of JSON Schema, and what the keyword says. */
export interface Problem {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array'

/** The keywords of JSON Schema that the schemas here use; the build refuses any other. */
export interface Schema {
  readonly type?: TypeName
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly maxLength?: number
  readonly minLength?: number
  readonly pattern?: RegExp
  readonly maximum?: number
  readonly minimum?: number
  readonly multipleOf?: number
  readonly maxItems?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly minProperties?: number
  readonly required?: readonly string[]
  readonly additionalProperties?: false
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: readonly (readonly [RegExp, Schema])[]
}

type Report = (keyword: string, params: Problem['params']) => void
type Values = Readonly<Record<string, unknown>>

/**
 * Everything in which JSON data breaks a schema, as Ajv would report it with `allErrors`. Only what an object has itself is read.
 *
 * Ajv's own code for the schema of packs alone is four times the size of this with all the schemas: see decision 93.
 */
export function findProblems(schema: Schema, json: unknown): readonly Problem[] {
  const problems: Problem[] = []
  check(schema, json, '', problems)
  return problems
}

function check(schema: Schema, value: unknown, path: string, problems: Problem[]): void {
  const report: Report = (keyword, params) => problems.push({ instancePath: path, keyword, params })
  if (schema.type !== undefined && !isOfType(value, schema.type)) report('type', { type: schema.type })
  if (typeof value === 'number') checkNumber(schema, value, report)
  if (typeof value === 'string') checkText(schema, value, report)
  if ('const' in schema && value !== schema.const) report('const', { allowedValue: schema.const })
  if (schema.enum?.includes(value) === false) report('enum', { allowedValues: schema.enum })
  if (schema.anyOf !== undefined) checkChoice(schema.anyOf, value, path, problems, report)
  if (Array.isArray(value)) checkItems(schema, value, path, problems, report)
  else if (typeof value === 'object' && value !== null) checkObject(schema, value as Values, path, problems, report)
}

function isOfType(value: unknown, type: TypeName): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return Number.isFinite(value)
  return typeof value === type && value !== null && !Array.isArray(value)
}

function checkNumber({ maximum, minimum, multipleOf }: Schema, value: number, report: Report): void {
  if (maximum !== undefined && value > maximum) report('maximum', { comparison: '<=', limit: maximum })
  if (minimum !== undefined && value < minimum) report('minimum', { comparison: '>=', limit: minimum })
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) report('multipleOf', { multipleOf })
}

function checkText({ maxLength, minLength, pattern }: Schema, value: string, report: Report): void {
  if (maxLength !== undefined && [...value].length > maxLength) report('maxLength', { limit: maxLength })
  if (minLength !== undefined && [...value].length < minLength) report('minLength', { limit: minLength })
  if (pattern?.test(value) === false) report('pattern', { pattern: pattern.source })
}

// What is wrong with each choice is said before that none of them fits.
function checkChoice(choices: readonly Schema[], value: unknown, path: string, problems: Problem[], report: Report): void {
  const found = choices.map((choice) => {
    const own: Problem[] = []
    check(choice, value, path, own)
    return own
  })
  if (found.some((own) => own.length === 0)) return
  problems.push(...found.flat())
  report('anyOf', {})
}

function checkItems(
  { maxItems, minItems, items }: Schema,
  value: readonly unknown[],
  path: string,
  problems: Problem[],
  report: Report,
): void {
  if (maxItems !== undefined && value.length > maxItems) report('maxItems', { limit: maxItems })
  if (minItems !== undefined && value.length < minItems) report('minItems', { limit: minItems })
  if (items !== undefined) for (const [index, item] of value.entries()) check(items, item, `${path}/${index}`, problems)
}

function checkObject(schema: Schema, value: Values, path: string, problems: Problem[], report: Report): void {
  const { minProperties, required = [], additionalProperties, properties = {}, patternProperties = [] } = schema
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  if (minProperties !== undefined && keys.length < minProperties) report('minProperties', { limit: minProperties })
  for (const key of required) if (!keys.includes(key)) report('required', { missingProperty: key })
  const isKnown = (key: string): boolean => Object.hasOwn(properties, key) || patternProperties.some(([pattern]) => pattern.test(key))
  if (additionalProperties === false) for (const key of keys) if (!isKnown(key)) report('additionalProperties', { additionalProperty: key })
  const inside = (key: string): string => `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  for (const [key, part] of Object.entries(properties)) if (keys.includes(key)) check(part, value[key], inside(key), problems)
  for (const [pattern, part] of patternProperties)
    for (const key of keys) if (pattern.test(key)) check(part, value[key], inside(key), problems)
}
