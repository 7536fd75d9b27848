import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digest } from '../../src/digest.js'
import { isRefusal, unzip, zip } from '../../src/node/zip.js'
import { run } from './run.js'

const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))
const path = (name: string): string => join(temporary, name)
const write = (name: string, content: unknown): string => {
  writeFileSync(path(name), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
  return path(name)
}

type Json = Record<string, unknown>
type Files = Map<string, Uint8Array>
type Listed = { name: string; bytes: number; digest: string }

const people = /张三|李四|王五|赵六|陈七|1390000|1380000/
const dataset = {
  id: 'odd',
  asOf: '2023-06-30',
  note: '联系人 李四',
  units: [
    {
      id: '990101001001',
      level: 'community',
      name: '示范社区',
      note: '找张三',
      联系人: '王五',
      phone: 13900001234,
      households: { min: 1030 },
      surveyedFacilities: 'all',
      facilities: [
        {
          type: 'community-service',
          name: '张三大院',
          floorArea: 309,
          contact: { name: '赵六' },
          provenance: {
            floorArea: { source: '张三台账', raw: '约309㎡', approximate: true, alternatives: [{ value: 300, source: '李四说' }] },
          },
        },
      ],
      findings: {
        'water-supply': { value: 'yes', evidence: '张三家水压正常', on: '2023-05-20', provenance: { source: '巡查员王五' } },
        drainage: { value: 'no', evidence: 13800001111 },
      },
      provenance: { households: { source: '户籍科陈七', raw: '1030余户', date: '2023-03' } },
    },
    { id: '990101001002', level: 'community', households: 900 },
  ],
}
const waivers = {
  schema: 'wanzheng/waivers/1',
  waivers: [
    { rule: 'notice-2022-48/nursery-provided', unit: '990101001001', reason: 'x', signer: 'y', from: '2023-01-01', to: '2023-12-31' },
  ],
}
const data = (): string => path('data.json')

beforeAll(async () => {
  write('data.json', dataset)
  write('waivers.json', waivers)
  await run(['audit', data(), '--waivers', path('waivers.json'), '-o', path('plain.zip')])
  await run(['audit', data(), '--mask-personal', '--salt', path('salt'), '-o', path('masked.zip')])
  await run(['assess', data(), '--format', 'json', '-o', path('result.json')])
  await run(['audit', path('result.json'), '--data', data(), '--mask-personal', '--salt', path('salt'), '-o', path('recorded.zip')])
})

const filesOf = (name: string): Files => {
  const files = unzip(readFileSync(path(name)), { entries: 1000, bytes: 1e9 })
  if (isRefusal(files)) throw new Error(files.refused)
  return new Map(files)
}
const text = (files: Files, name: string): string => new TextDecoder().decode(files.get(name))
const put = (files: Files, name: string, content: string): void => void files.set(name, new TextEncoder().encode(content))

const lowered = (files: Files): void => {
  const name = 'packs/notice-2022-48@1.0.1.json'
  const pack = JSON.parse(text(files, name))
  pack.parameters['service-area-per-100-households'].values[0].value = 20
  put(files, name, JSON.stringify(pack))
}

/** An archive with something changed; with `lists`, the manifest fits again, as a careful forger would have it. */
function changed(from: string, change: (files: Files) => void, lists = false): string {
  const files = filesOf(from)
  change(files)
  if (lists) {
    const manifest = JSON.parse(text(files, 'manifest.json'))
    const names = [...files.keys()].filter((name) => name !== 'manifest.json')
    const listed = (name: string): Listed => {
      const bytes = files.get(name) ?? new Uint8Array()
      return { name, bytes: bytes.length, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` }
    }
    put(files, 'manifest.json', JSON.stringify({ ...manifest, files: names.map(listed) }))
  }
  return write('changed.zip', zip(files))
}
const replaced = (name: string, from: string, to: string) => (files: Files) => {
  const before = text(files, name)
  expect(before.includes(from)).toBe(true)
  put(files, name, before.replace(from, to))
}

test.each([
  ['a dataset', 'plain.zip'],
  ['a dataset with masks', 'masked.zip'],
  ['an assessment with masks', 'recorded.zip'],
])('an archive of %s verifies from itself alone, in both languages and by json-logic-js', async (_, name) => {
  for (const options of [[], ['--lang', 'zh'], ['--reference']]) {
    const { exit, out, err } = await run(['verify', path(name), ...options])
    expect({ exit, err, out }).toEqual({ exit: 0, err: '', out: expect.stringMatching(/(equal: 2 units|一致：重算 2 个单元)/) })
    if (options.includes('zh')) expect(out).not.toMatch(/digest|masked|every/)
  }
})

test('an archive holds result, data, packs, waivers, explanations in both languages, and a list of digests', async () => {
  const files = filesOf('plain.zip')
  expect([...files.keys()].sort()).toEqual(
    [
      ...['README.md', 'README.zh-CN.md', 'assessment.ndjson', 'data.json', 'manifest.json', 'waivers.json'],
      ...[
        'packs/notice-2022-48@1.0.1.json',
        ...['en', 'zh-CN'].flatMap((one) => ['0001', '0002', 'index'].map((page) => `explanations/${one}/${page}.html`)),
      ],
    ].sort(),
  )
  expect(text(files, 'explanations/zh-CN/0001.html')).toContain('原文：约309㎡')
  expect(text(files, 'README.zh-CN.md')).toContain('wanzheng verify')
})

test('the same files give the same archive, whatever the language and the zone', async () => {
  const zone = process.env.TZ
  process.env.TZ = 'America/St_Johns'
  await run(['audit', data(), '--waivers', path('waivers.json'), '-o', path('again.zip'), '--lang', 'zh'])
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  expect(readFileSync(path('again.zip')).equals(readFileSync(path('plain.zip')))).toBe(true)
})

describe('what was changed in an archive is caught and named', () => {
  const area = '"floorArea":309'
  const cases: readonly (readonly [string, string, (files: Files) => void, boolean, string])[] = [
    [
      'one digit of the data',
      'plain.zip',
      replaced('data.json', area, '"floorArea":310'),
      false,
      'data.json: the file in the archive is another',
    ],
    [
      'one digit of the data, listed',
      'plain.zip',
      replaced('data.json', area, '"floorArea":310'),
      true,
      'unit 990101001001 /digest: the data of this unit are others',
    ],
    [
      'one outcome, listed',
      'plain.zip',
      replaced('assessment.ndjson', '"status":"fail"', '"status":"pass"'),
      true,
      '/status: another value',
    ],
    ['a threshold, listed', 'plain.zip', lowered, true, 'the pack of this name and version is another one'],
    [
      'an explanation, listed',
      'plain.zip',
      replaced('explanations/en/0001.html', 'Status: not met', 'Status: met'),
      true,
      'explanations/en/0001.html: the file in the archive is another',
    ],
    [
      'what the README says, listed',
      'plain.zip',
      replaced('README.md', 'sha256:', 'sha256:0'),
      true,
      'README.md: the file in the archive is another',
    ],
    ['a waiver, listed', 'plain.zip', replaced('waivers.json', '2023-12-31', '2024-12-31'), true, 'the waivers are others'],
    [
      'a file added',
      'plain.zip',
      (files) => put(files, 'more.txt', 'x'),
      false,
      'more.txt: the archive has a file that its manifest does not list',
    ],
    [
      'a file added, listed',
      'plain.zip',
      (files) => put(files, 'more.txt', 'x'),
      true,
      'more.txt: the archive has a file that its manifest does not list',
    ],
    [
      'the data left out',
      'plain.zip',
      (files) => void files.delete('data.json'),
      false,
      'data.json: the manifest lists a file that the archive does not have',
    ],
    [
      'a page left out',
      'plain.zip',
      (files) => void files.delete('explanations/en/0002.html'),
      false,
      'explanations/en/0002.html: the manifest lists a file',
    ],
    [
      'a page left out of the list too',
      'plain.zip',
      (files) => void files.delete('explanations/en/0002.html'),
      true,
      'explanations/en/0002.html',
    ],
    [
      'a unit of the data left out, listed',
      'plain.zip',
      replaced('data.json', `,${JSON.stringify(dataset.units[1])}`, ''),
      true,
      'unit 990101001002: the assessment has this unit, the data do not',
    ],
    [
      'another mask, listed',
      'masked.zip',
      replaced('data.ndjson', '"note":"masked:sha256:', '"note":"masked:sha256:0'),
      true,
      'unit 990101001001',
    ],
    [
      'a line of the list of masks, listed',
      'recorded.zip',
      replaced('masks.ndjson', '/note', '/remark'),
      true,
      'masked values and the list of masks',
    ],
    [
      'the digest of a masked unit, listed',
      'recorded.zip',
      replaced('masks.ndjson', '"digest":"sha256:', '"digest":"sha256:00000000'.slice(0, 18)),
      true,
      '',
    ],
    [
      'a figure beside masks, listed',
      'recorded.zip',
      replaced('data.ndjson', '"floorArea":309', '"floorArea":209'),
      true,
      '/value/max: another value',
    ],
    [
      'a masked unit passed off as another, listed',
      'recorded.zip',
      replaced('data.ndjson', '"id":"990101001001"', '"id":"990101001009"'),
      true,
      'unit 990101001009',
    ],
  ]
  test.each(cases)('%s', async (what, from, change, lists, expected) => {
    const own = what === 'the digest of a masked unit, listed' ? swappedDigest : change
    const { exit, out, err } = await run(['verify', changed(from, own, lists)])
    expect({ exit, err, out }).toEqual({ exit: 1, err: '', out: expect.stringContaining(expected) })
  })

  test('and in Chinese', async () => {
    const { out } = await run(['verify', changed('plain.zip', (files) => put(files, 'more.txt', 'x')), '--lang', 'zh'])
    expect(out).toContain('more.txt：包内文件不在清单之列：记录值 无 | 重算值 "more.txt"')
  })

  function swappedDigest(files: Files): void {
    put(files, 'masks.ndjson', text(files, 'masks.ndjson').replace(/"digest":"sha256:[0-9a-f]{64}"/, `"digest":"sha256:${'0'.repeat(64)}"`))
  }
})

describe('what is no archive of ours, or a trap, is refused with a code', () => {
  const plain = (): Uint8Array => new Uint8Array(readFileSync(path('plain.zip')))
  const bomb = (): Uint8Array => {
    const files = filesOf('plain.zip')
    files.set('data.json', new Uint8Array(30_000_000))
    const bytes = zip(files)
    // Declares ten bytes where thirty million come.
    const view = new DataView(bytes.buffer)
    for (let place = 0; place < bytes.length - 46; place++)
      if (view.getUint32(place, true) === 0x02014b50 && view.getUint32(place + 24, true) === 30_000_000)
        view.setUint32(place + 24, 10, true)
    return bytes
  }
  const overlapping = (): Uint8Array => {
    const bytes = zip(filesOf('plain.zip'))
    const view = new DataView(bytes.buffer)
    for (let place = 0, seen = 0; place < bytes.length - 46; place++)
      if (view.getUint32(place, true) === 0x02014b50 && seen++ > 0) view.setUint32(place + 42, 0, true)
    return bytes
  }
  const named = (name: string): Uint8Array => zip([...filesOf('plain.zip'), [name, new Uint8Array(1)]])
  const edited = (offset: number, value: number): Uint8Array => {
    const bytes = plain()
    const view = new DataView(bytes.buffer)
    const first = [...bytes.keys()].find((place) => place + 4 <= bytes.length && view.getUint32(place, true) === 0x02014b50) ?? 0
    view.setUint16(first + offset, value, true)
    return bytes
  }
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['an archive of something else', () => zip([['a.txt', new Uint8Array(3)]]), 'the archive has no manifest.json'],
    [
      'a manifest of another form',
      () => zip([['manifest.json', new TextEncoder().encode('{"schema":"wanzheng/audit/2"}')]]),
      'the archive has no manifest.json',
    ],
    ['one cut off', () => plain().subarray(0, 20_000), 'the archive is cut off'],
    ['one that unpacks to more than it says', bomb, 'the archive is damaged (data.json)'],
    ['files that share bytes', overlapping, 'the archive is damaged'],
    ['a name that leads out', () => named('../x'), 'the archive is damaged (../x)'],
    ['a name from the root', () => named('/etc/x'), 'the archive is damaged (/etc/x)'],
    ['an encrypted file', () => edited(8, 1), 'the archive is encrypted'],
    ['a way of packing that is none', () => edited(10, 99), 'the archive is damaged'],
  ]
  test.each(cases)('%s', async (_, make, expected) => {
    const { exit, out, err } = await run(['verify', write('trap.zip', make())])
    expect({ exit, out, err }).toEqual({ exit: 3, out: '', err: expect.stringContaining(expected) })
    expect((await run(['verify', path('trap.zip'), '--lang', 'zh'])).err).toMatch(/压缩包/)
  })

  test('any byte of an archive that is turned is noticed, or changes nothing that is read', async () => {
    const good = filesOf('plain.zip')
    for (let place = 10; place < plain().length; place += 19_973) {
      const bytes = plain()
      bytes[place] = (bytes[place] ?? 0) ^ 0x55
      const { exit } = await run(['verify', write('turned.zip', bytes)])
      const files = unzip(bytes, { entries: 1000, bytes: 1e9 })
      const isSame =
        !isRefusal(files) && [...good].every(([name, content]) => Buffer.compare(files.get(name) ?? Buffer.alloc(0), content) === 0)
      expect({ place, exit: exit === 0 ? isSame : false }).toEqual({ place, exit: exit === 0 })
    }
  })
})

describe('masks', () => {
  test.each(['masked.zip', 'recorded.zip'])('nothing personal is left anywhere in %s, and outcomes are as without', async (name) => {
    const files = filesOf(name)
    for (const file of files.keys()) expect({ file, found: people.exec(text(files, file))?.[0] ?? null }).toEqual({ file, found: null })
    const { units } = JSON.parse(readFileSync(path('result.json'), 'utf8')) as { units: { outcomes: Json[] }[] }
    const lines = text(files, name === 'masked.zip' ? 'assessment.ndjson' : 'assessment.json')
    const judged =
      name === 'masked.zip'
        ? lines
            .trim()
            .split('\n')
            .slice(1, -1)
            .map((line) => JSON.parse(line))
        : JSON.parse(lines).units
    const plain = (all: { outcomes: Json[] }[]): unknown =>
      all.map(({ outcomes }) => outcomes.map(({ operands: _, figures: __, ...rest }) => rest))
    expect(plain(judged)).toEqual(plain(units))
  })

  test('an assessment keeps its digest beside masked data', async () => {
    const { digest: own } = JSON.parse(readFileSync(path('result.json'), 'utf8'))
    expect((await run(['verify', path('recorded.zip')])).out).toContain(own)
  })

  test('each value in the list is committed to: with its salt its holder can show it, and no other fits', async () => {
    const [line] = text(filesOf('masked.zip'), 'masks.ndjson').trim().split('\n')
    const { values } = JSON.parse(line ?? '') as { values: { path: string; commitment: string }[] }
    const secret = readFileSync(path('salt'), 'utf8').trim()
    const found = values.find((one) => one.path === '/facilities/0/provenance/floorArea/raw')
    const salt = digest([secret, '990101001001', found?.path])
    expect(digest([salt, '约309㎡'])).toBe(found?.commitment)
    expect(digest([salt, '约310㎡'])).not.toBe(found?.commitment)
    expect(values.map((one) => one.commitment)).not.toContain(digest('约309㎡'))
  })

  test.each(['masked.zip', 'recorded.zip'])('whoever has original and secret sees that %s is made from it', async (name) => {
    const opened = ['verify', path(name), '--data', data(), '--salt', path('salt')]
    expect(await run(opened)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('the masked data are those of the original: 2 units compared'),
    })
    const other = write('other.json', JSON.stringify(dataset).replace('水压正常', '停水'))
    expect(await run([...opened.slice(0, 3), other, '--salt', path('salt')])).toMatchObject({
      exit: 1,
      out: expect.stringContaining('unit 990101001001 /lines/2: masked values and the list of masks, or the original, do not agree'),
    })
    const wrong = await run([...opened.slice(0, -1), write('wrong-salt', 'x'.repeat(40))])
    expect(wrong.exit).toBe(1)
  })

  test('an open value that no rule reads, changed beside masks of an assessment, shows with the original', async () => {
    const file = changed('recorded.zip', replaced('data.ndjson', '"on":"2023-05-20"', '"on":"2023-05-21"'), true)
    expect((await run(['verify', file])).out).toContain('shows only with the original')
    expect((await run(['verify', file, '--data', data(), '--salt', path('salt')])).exit).toBe(1)
  })

  test('one field alone', async () => {
    const { exit } = await run(['audit', data(), '--mask', 'evidence', '--salt', path('salt'), '-o', path('one.zip')])
    const files = filesOf('one.zip')
    expect({ exit, note: text(files, 'data.ndjson').includes('找张三'), evidence: text(files, 'data.ndjson').includes('水压') }).toEqual({
      exit: 0,
      note: true,
      evidence: false,
    })
    expect((await run(['verify', path('one.zip')])).exit).toBe(0)
  })

  test.each([
    ['a field that rules read', ['--mask', 'households', '--salt', 'salt'], '"households" cannot be masked'],
    ['what holds the data together', ['--mask', 'id', '--salt', 'salt'], '"id" cannot be masked'],
    ['a field that is nowhere', ['--mask', 'remark', '--salt', 'salt'], 'no unit has "remark"'],
    ['no secret', ['--mask', 'evidence'], 'masking needs --salt FILE'],
    ['a secret that is too short', ['--mask', 'evidence', '--salt', 'short'], 'at least 32 characters'],
  ])('%s is refused, and nothing is written', async (_, options, expected) => {
    write('short', 'abc')
    const args = options.map((one, index) => (options[index - 1] === '--salt' ? path(one) : one))
    const { exit, err } = await run(['audit', data(), ...args, '-o', path('refused.zip')])
    expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining(expected) })
    expect(() => readFileSync(path('refused.zip'))).toThrow()
  })

  test('an assessment that shows what would be masked is refused', async () => {
    await run(['assess', data(), '--operands', '--format', 'json', '-o', path('listed.json')])
    for (const [file, field] of [
      ['listed.json', 'evidence'],
      ['result.json', 'name'],
    ] as const) {
      const { exit, err } = await run([
        'audit',
        path(file),
        '--data',
        data(),
        '--mask',
        field,
        '--salt',
        path('salt'),
        '-o',
        path('refused.zip'),
      ])
      expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining('which a mask') })
    }
  })

  test('a broken line cannot be masked, and is named', async () => {
    const file = write('broken.ndjson', `{"id":"d","asOf":"2023-06-30"}\n{"id":"a","level":"community"}\n张三 {\n`)
    const { exit, err } = await run(['audit', file, '--mask-personal', '--salt', path('salt'), '-o', path('refused.zip')])
    expect({ exit, err }).toEqual({ exit: 3, err: expect.stringContaining('/lines/3') })
  })
})

test('an assessment that is wrong, or comes without its data, is not packed', async () => {
  const wrong = write('wrong.json', readFileSync(path('result.json'), 'utf8').replace('"status": "fail"', '"status": "pass"'))
  expect(await run(['audit', wrong, '--data', data(), '-o', path('refused.zip')])).toMatchObject({
    exit: 1,
    out: expect.stringContaining('not equal'),
  })
  expect(await run(['audit', path('result.json'), '-o', path('refused.zip')])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('--data FILE'),
  })
  expect(await run(['audit', '-', '-o', path('refused.zip')])).toMatchObject({ exit: 2, err: expect.stringContaining('-o FILE.zip') })
  expect(() => readFileSync(path('refused.zip'))).toThrow()
})

test('an overlay is put together anew from what is in the archive, and named as not released', async () => {
  const overlay = 'examples/overlays/example-province.json'
  await run(['audit', data(), '--pack', overlay, '--as-of', '2024-06-30', '-o', path('overlay.zip')])
  const { exit, out } = await run(['verify', path('overlay.zip')])
  expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining('taken from the archive on its word: example-province@1.0.0') })
  const loosened = changed(
    'overlay.zip',
    (files) => {
      const name = [...files.keys()].find((one) => one.startsWith('overlays/')) ?? ''
      put(files, name, text(files, name).replace('"value": 40', '"value": 35'))
    },
    true,
  )
  expect(await run(['verify', loosened])).toMatchObject({ exit: 1, out: expect.stringContaining('not at hand') })
})

test('one unit of an archive', async () => {
  expect(await run(['verify', path('plain.zip'), '--unit', '990101001002'])).toMatchObject({
    exit: 0,
    out: expect.stringContaining('unit 990101001002 belongs'),
  })
  expect((await run(['verify', path('recorded.zip'), '--unit', '990101001002'])).exit).toBe(2)
})
