import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPacks } from '../../src/node/pack-references.js'
import { type Run, run } from './run.js'

const folder = 'tests/fixtures/broken'
const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const GOOD = '{ "id": "good", "level": "community", "households": 1030, "facilities": [{ "type": "community-service", "floorArea": 309 }] }'

/** Whatever is wrong, it is said in lines that start with a place or a file, and nobody sees a stack. */
function expectPlain({ err }: Run): void {
  expect(err).not.toMatch(/\bat .+:\d+:\d+|TypeError|RangeError|SyntaxError|internal-error|undefined|\[object/)
}

describe.each(['en', 'zh'])('every broken dataset, in %s', (language) => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', async (name) => {
    const done = await run(['assess', join(folder, name), '--format', 'json', '--lang', language])
    expectPlain(done)
    const errors = await errorsIn(name)
    expect(done.exit).toBe(name === 'no-date.json' ? 2 : errors > 0 ? 3 : 0)
    const isRefused = done.out === ''
    if (isRefused) expect(done.exit).toBeGreaterThan(1)
    else expectGoodUnit(done.out)
    for (const line of done.err.split('\n').filter((text) => text !== '')) expectOneLanguage(line, language)
    if (name !== 'no-date.json') expect(done.err.split('\n').filter((line) => line.startsWith('/')).length).toBeGreaterThanOrEqual(errors)
  })
})

async function errorsIn(name: string): Promise<number> {
  const { exit, out } = await run(['check', join(folder, name), '--json'])
  const { issues } = JSON.parse(out) as { readonly issues: readonly { readonly severity: string }[] }
  const errors = issues.filter(({ severity }) => severity === 'error').length
  expect(exit).toBe(errors > 0 ? 3 : 0)
  return errors
}

function expectGoodUnit(out: string): void {
  const { units } = JSON.parse(out) as {
    readonly units: readonly { readonly id: string; readonly outcomes: readonly { readonly rule: string; readonly status: string }[] }[]
  }
  const good = units.find(({ id }) => id === 'good')
  if (units.length > 0) expect(good?.outcomes.find(({ rule }) => rule.endsWith('/service-area-per-100-households'))?.status).toBe('pass')
}

// Names, values and paths of the data aside, a message has no word of the other language.
function expectOneLanguage(line: string, language: string): void {
  const words = line.replace(/^\S+:/, '').replace(/"[^"]*"|“[^”]*”|[(（].*?[)）]/g, '')
  if (language === 'en') expect(words).not.toMatch(/\p{Script=Han}/u)
  else expect(words).not.toMatch(/\b[a-z]+ [a-z]+\b/)
}

describe('text that is no dataset', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', '/: not JSON at line 1, column 1: it ends too early'],
    ['a comma too many', '{\n  "units": [],\n}', '/: not JSON at line 3, column 1: unexpected "}"'],
    ['a web page', '<!doctype html>', '/: not JSON at line 1, column 1: unexpected "<!doctype html>"'],
    ['GBK', Uint8Array.from([0x7b, 0x22, 0xbb, 0xa7, 0xca, 0xfd, 0x22]), '/: expected text in UTF-8'],
    ['a zip archive, as a spreadsheet is', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), '/: not JSON at line 1'],
    ['ten megabytes of open brackets', '['.repeat(1e7), '/: not JSON at line 1, column 10000001: it ends too early'],
    ['ten megabytes of nesting', `${'['.repeat(5e6)}${']'.repeat(5e6)}`, '/: expected an object, found a list of 1'],
    [
      'nesting where the units should be',
      `{"asOf":"2023-06-30","units":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}}`,
      '/units: expected a list of units, found an object',
    ],
  ])('%s', async (_, stdin, message) => {
    const done = await run(['assess', '-'], { stdin })
    expectPlain(done)
    expect({ exit: done.exit, out: done.out }).toEqual({ exit: 3, out: '' })
    expect(done.err).toContain(message)
  })

  test('a unit nested too deep costs that unit alone', async () => {
    const stdin = `{"id":"d","asOf":"2023-06-30","units":[${GOOD},{"id":"bad","level":"community","note":${'['.repeat(1e5)}${']'.repeat(1e5)}}]}`
    const done = await run(['assess', '-', '--json'], { stdin })
    expect(done).toMatchObject({ exit: 3, err: '/units/1: nested more than 64 levels deep\n' })
    expectGoodUnit(done.out)
  })
})

describe('packs that cannot be honoured', async () => {
  const [notice] = await readPacks(['notice-2022-48'], 'en')
  const pack = (changes: object): string => JSON.stringify({ ...notice, ...changes })
  const rule = (changes: object): string =>
    pack({ rules: notice?.rules.map((one) => (one.id === 'service-area-per-100-households' ? { ...one, ...changes } : one)) })
  const measure = (expression: unknown): string => rule({ measure: expression })

  test.each<[string, string, string]>([
    ['not JSON', '{ rules: [] }', '#/: not JSON at line 1, column 3: unexpected "rules: [] }"'],
    ['not a pack', '[]', '#/: expected object, found a list of 0'],
    ['an empty object', '{}', '#/: "schema" is required'],
    ['an unknown operator', measure({ divided: [1, 2] }), 'there is no operator "divided"'],
    ['two keys', measure({ '+': [1, 2], '-': [1, 2] }), 'a rule has one operator, found several keys: +, -'],
    ['too many operands', measure({ in: [1, [2], 3] }), '"in" takes 2 operands, found 3'],
    ['a computed name', measure({ var: { cat: ['house', 'holds'] } }), 'must be written out, not computed'],
    ['an unknown field', measure({ var: 'housholds' }), 'there is no field "housholds"; did you mean "households"?'],
    ['__proto__', measure(JSON.parse('{ "__proto__": [1, 2] }')), 'there is no operator "__proto__"'],
    ['a clause it has not', rule({ clause: '2-1-service-aera' }), 'did you mean "2-1-service-area"?'],
    ['a clause left out', rule({ clause: undefined }), '"clause" is required'],
    ['an unknown key', rule({ wieght: 2 }), '"wieght" is not a known key'],
    ['newer semantics', pack({ semantics: 2 }), '#/semantics: the pack needs semantics version 2; this engine has 1'],
    ['an operator to come', pack({ operators: ['quantile'] }), '#/operators/0: the pack needs the operator "quantile"'],
    ['ten megabytes of nesting', `${'['.repeat(5e6)}${']'.repeat(5e6)}`, '#/: nested more than 200 levels deep'],
  ])('%s', async (name, text, message) => {
    const file = join(temporary, `${name.replaceAll(' ', '-')}.json`)
    writeFileSync(file, text)
    for (const command of [
      ['assess', 'examples/demo.json', '--pack', file],
      ['packs', 'show', file],
    ]) {
      const done = await run(command)
      expectPlain(done)
      expect({ exit: done.exit, out: done.out }).toEqual({ exit: 3, out: '' })
      expect(done.err).toContain(message)
      expect(done.err.startsWith(`${file}#/`)).toBe(true)
    }
  })
})

describe('NDJSON', () => {
  const lines = [
    '{"id":"n","asOf":"2023-06-30"}',
    GOOD,
    '',
    '{"id":"bad"',
    '{"id":"worse","level":"community","households":0}',
    '[]',
    '{"level":"community"}',
  ]

  test('a broken line costs that line alone, and is named', async () => {
    const done = await run(['assess', '-', '--json'], { stdin: lines.join('\r\n') })
    expectPlain(done)
    expectGoodUnit(done.out)
    expect(done.exit).toBe(3)
    expect(done.err.split('\n')).toEqual([
      '/lines/4: not JSON at line 4, column 13: it ends too early',
      '/lines/5/households: 0 is impossible, expected at least 1; the value counts as unknown',
      '/lines/6: expected object, found a list of 0',
      '/lines/7: "id" is required',
      '',
    ])
  })

  test('a line that is not UTF-8 costs that line alone', async () => {
    const bytes = new TextEncoder().encode(`${lines.slice(0, 2).join('\n')}\n{"id":"`)
    const done = await run(['assess', '-', '--json'], {
      stdin: Uint8Array.from([...bytes, 0xbb, 0xa7, 0x22, 0x0a, ...new TextEncoder().encode(GOOD)]),
    })
    expect(done.err).toContain('/lines/3: expected text in UTF-8')
    expect(done.err).toContain('/lines/4: unit "good" was already given at /lines/2')
    expectGoodUnit(done.out)
  })

  test('a fault of the header line is placed in it', async () => {
    const done = await run(['assess', '-'], { stdin: `{"id":"n","asOf":"2023-02-30"}\n${GOOD}\n` })
    expect(done).toEqual({ exit: 3, out: '', err: '/lines/1/asOf: "2023-02-30" is not a calendar date YYYY-MM-DD\n' })
  })

  test('a first unit whose level was forgotten is not taken for a header', async () => {
    const done = await run(['check', '-'], { stdin: `{"id":"x","households":3}\n${GOOD}\n` })
    expect(done.out).toContain('/lines/1: "level" is required [error missing-key]')
  })
})

test('the broken files are all read here', () => {
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('exit code 3')
})
