import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { AssessmentSchema } from '../../src/schema/assessment.js'
import { DatasetSchema } from '../../src/schema/dataset.js'
import { OverlaySchema } from '../../src/schema/overlay.js'
import { PackSchema } from '../../src/schema/pack.js'
import { EnvelopeSchema, KeyFileSchema } from '../../src/schema/signing.js'
import { WaiversSchema } from '../../src/schema/waiver.js'
import { run } from './run.js'

// A sample of every format as it was first written. These files never change; a later version of a format comes beside them.
const folder = 'tests/fixtures/formats'
const kept = (name: string): string => join(folder, name)
const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const tiny = JSON.stringify({ id: 'd', asOf: '2023-06-30', units: [{ id: 'u', level: 'community', households: 1030, area: 309 }] })
const [assessment, stream] = [kept('assessment-1.json'), kept('assessment-stream-1.ndjson')]
const [dataset, lines, pack, overlay] = [kept('dataset-1.json'), kept('dataset-1.ndjson'), kept('pack-1.json'), kept('overlay-1.json')]
const signed = ['--signatures', kept('signatures-1.json'), '--keys', kept('keys-1.json'), '--at', '2026-12-31']

test.each<[string, readonly string[], string]>([
  ['assessment-1.json', ['verify', assessment, '--data', dataset], 'equal: 1 unit recomputed'],
  ['assessment-1.json', ['compare', assessment, assessment], 'No value, outcome or score differs.'],
  ['assessment-stream-1.ndjson', ['verify', stream, '--data', lines], 'equal: 1 unit recomputed'],
  ['dataset-1.json', ['assess', dataset, '--pack', 'notice-2022-48@1.0.0'], 'Score: 4.71–100.00'],
  ['dataset-1.ndjson', ['assess', lines, '--pack', 'notice-2022-48@1.0.0'], 'Score: 76.07'],
  ['proof-1.json', ['verify', assessment, '--data', dataset, '--proof', kept('proof-1.json')], 'belongs to the dataset'],
  ['pack-1.json', ['assess', '-', '--pack', pack], 'Score: 100.00'],
  ['overlay-1.json', ['assess', '-', '--pack', pack, '--pack', overlay], 'Score: 0.00'],
  ['waivers-1.json', ['assess', '-', '--pack', pack, '--waivers', kept('waivers-1.json')], 'Waivers (1)'],
  ['keys-1.json', ['pack', 'verify', pack, ...signed], 'signed by Province office'],
  ['signatures-1.json', ['assess', '-', '--pack', pack, ...signed], 'Score: 100.00'],
])('%s is read by "%s"', async (_, line, printed) => {
  const { exit, out, err } = await run(line, { stdin: tiny })
  expect({ exit, out, err }).toEqual({ exit: 0, out: expect.stringContaining(printed), err: expect.not.stringContaining('rror') })
})

test.each<[string, (file: string) => readonly string[]]>([
  ['assessment-1.json', (file) => ['verify', file, '--data', dataset]],
  ['assessment-1.json', (file) => ['compare', file, assessment]],
  ['assessment-stream-1.ndjson', (file) => ['verify', file, '--data', lines]],
  ['dataset-1.ndjson', (file) => ['assess', file]],
  ['proof-1.json', (file) => ['verify', assessment, '--data', dataset, '--proof', file]],
  ['pack-1.json', (file) => ['assess', '-', '--pack', file]],
  ['overlay-1.json', (file) => ['assess', '-', '--pack', pack, '--pack', file]],
  ['waivers-1.json', (file) => ['assess', '-', '--pack', pack, '--waivers', file]],
  ['keys-1.json', (file) => ['pack', 'verify', pack, '--signatures', kept('signatures-1.json'), '--keys', file]],
])('a later version of the format of %s is refused, and the refusal says what to do', async (name, line) => {
  const file = join(temporary, name)
  const text = readFileSync(kept(name), 'utf8')
  const later = text.replace(/("schema": ?"wanzheng\/[a-z-]+)\/1"/, '$1/2"')
  expect(later).not.toBe(text)
  writeFileSync(file, later)
  const { exit, out, err } = await run(line(file), { stdin: tiny })
  expect({ exit, out, err }).toEqual({
    exit: 3,
    out: '',
    err: expect.stringMatching(/the format is wanzheng\/[a-z-]+\/2; .*: use a newer one/),
  })
  expect((await run([...line(file), '--lang', 'zh'], { stdin: tiny })).err).toContain('请使用更新的版本')
})

test.each<[string, object]>([
  ['assessment-1.json', AssessmentSchema],
  ['dataset-1.json', DatasetSchema],
  ['pack-1.json', PackSchema],
  ['overlay-1.json', OverlaySchema],
  ['waivers-1.json', WaiversSchema],
  ['keys-1.json', KeyFileSchema],
  ['signatures-1.json', EnvelopeSchema],
])('%s still has the form that is published', (name, schema) => {
  const ajv = new Ajv2020({ strict: false })
  const isValid = ajv.validate(JSON.parse(JSON.stringify(schema)), JSON.parse(readFileSync(kept(name), 'utf8')))
  expect(ajv.errors ?? []).toEqual([])
  expect(isValid).toBe(true)
})

test('no sample is forgotten', () => {
  expect(readdirSync(folder).sort()).toEqual(
    ['assessment-1.json', 'assessment-stream-1.ndjson', 'dataset-1.json', 'dataset-1.ndjson', 'keys-1.json', 'overlay-1.json'].concat([
      'pack-1.json',
      'proof-1.json',
      'signatures-1.json',
      'waivers-1.json',
    ]),
  )
})
