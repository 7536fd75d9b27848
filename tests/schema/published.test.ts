import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { publishedSchemas } from '../../src/node/build/schemas.js'

const ajv = new Ajv2020({ strict: false, allErrors: true })
const schemas = publishedSchemas()
const check = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]))
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** The schema that each file of `rules/` and `examples/` is held to; `null` where it has none of its own. */
function schemaFor(file: string): string | null {
  if (/^rules\/[a-z-]+[.]json$/.test(file)) return null
  if (file === 'rules/vocabulary/fields.json') return 'source-fields'
  if (/^rules\/vocabulary\/(facilities|findings)[.]json$/.test(file)) return 'source-terms'
  if (file.startsWith('rules/vocabulary/')) return null
  if (/^rules\/[^/]+\/releases\//.test(file)) return 'pack'
  if (file.endsWith('.cases.json')) return 'source-cases'
  if (/^rules\/[^/]+\/rules\//.test(file)) return 'source-rule'
  if (file.startsWith('rules/')) return `source-${file.split('/').at(-1)?.replace('.json', '')}`
  const { schema, units } = read(file) as { readonly schema?: string; readonly units?: unknown }
  return schema?.split('/')[1] ?? (units === undefined ? null : 'dataset')
}

const files = ['rules', 'examples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name)),
)

describe('published schemas', () => {
  test('have an id and a title', () => {
    for (const [name, schema] of Object.entries(schemas))
      expect(schema, name).toMatchObject({ $id: `urn:wanzheng:schema:${name}`, title: expect.any(String) })
  })

  test('hold for every file of the rules and the examples', () => {
    const faults = files.flatMap((file) => {
      const name = schemaFor(file)
      if (name === null) return []
      const validate = check[name]
      if (validate === undefined) return [`${file}: there is no schema "${name}"`]
      return validate(read(file)) ? [] : [`${file}: ${ajv.errorsText(validate.errors)}`]
    })
    expect(faults).toEqual([])
  })

  test.each<[string, unknown]>([
    ['source-rule', { id: 'Not An Id', title: { en: 'x', zh: '某' }, clause: 'c', level: ['community'], group: 'g', obligation: 'shall' }],
    ['source-rule', { id: 'r', title: { en: 'x', zh: '某' }, clause: 'c', level: ['village'], group: 'g', obligation: 'shall' }],
    ['source-cases', [{ name: 'x', kind: 'passed', given: {}, expect: { status: 'pass' } }]],
    ['source-parameters', { p: { title: { en: 'x', zh: '某' }, unit: '㎡', values: [] } }],
    ['source-clauses', [{ id: 'c', document: 'd', locator: '1', title: { en: 'x' }, status: 'manual' }]],
  ])('%s refuses what is wrong', (name, wrong) => {
    expect(check[name]?.(wrong)).toBe(false)
  })
})
