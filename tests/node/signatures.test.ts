import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.js'

const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const path = (name: string): string => join(temporary, name)
const write = (name: string, content: unknown): string => {
  writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content))
  return path(name)
}
const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(path(name), 'utf8'))

const first = 'examples/first.json'
const notice = 'notice-2022-48@1.0.0'
const overlay = 'examples/overlays/example-province.json'
const AT = '2026-06-30'
const [keys, signatures] = [path('keys.json'), path('notice.sig.json')]
const holders: Readonly<Record<string, string>> = { one: 'Province office', two: '国家中心' }

beforeAll(async () => {
  for (const [key, name] of Object.entries(holders)) {
    const made = await run([
      'pack',
      'keygen',
      '--name',
      name,
      '--from',
      '2026-01-01',
      '--to',
      '2027-12-31',
      '-o',
      path(key),
      '--keys',
      keys,
    ])
    expect(made).toMatchObject({ exit: 0, out: '' })
    await run(['pack', 'sign', notice, '--key', path(key), '-o', signatures])
  }
})

const demand = (...more: readonly string[]): readonly string[] => ['--keys', keys, '--at', AT, ...more]
const assess = (...more: readonly string[]) =>
  run(['assess', first, '--require-signature', ...(more.includes('--pack') ? [] : ['--pack', notice]), ...more])

describe('assess --require-signature', () => {
  test('changes no byte of what it lets pass', async () => {
    const plain = await run(['assess', first, '--pack', notice, '--format', 'json'])
    const { exit, out, err } = await assess('--format', 'json', ...demand('--signatures', signatures, '--threshold', '2'))
    expect({ exit, out, err }).toEqual({ exit: 0, out: plain.out, err: plain.err })
  })

  test.each<[string, () => readonly string[], string, string]>([
    ['an unsigned pack', () => demand(), 'unsigned', '没有针对它的签名'],
    [
      'a pack that others signed',
      () => demand('--signatures', signatures, '--pack', 'gb50180-2018@1.0.0'),
      'unsigned',
      'gb50180-2018@1.0.0',
    ],
    [
      'a second pack that nobody signed',
      () => demand('--signatures', signatures, '--pack', notice, '--pack', 'jb167-2014@1.0.0'),
      'unsigned',
      'jb167-2014@1.0.0',
    ],
    ['an altered pack', () => demand('--signatures', signatures, '--pack', altered()), 'other-digest', '签名后被改动'],
    ['an altered envelope', () => demand('--signatures', bent()), 'signature-wrong', '签名不成立'],
    ['an expired key', () => ['--keys', keys, '--at', '2028-01-01', '--signatures', signatures], 'key-expired', '已过期'],
    [
      'a key that is not valid yet',
      () => ['--keys', keys, '--at', '2025-12-31', '--signatures', signatures],
      'key-not-yet-valid',
      '尚未生效',
    ],
    ['a revoked key', () => ['--keys', revoked(), '--at', AT, '--signatures', signatures], 'key-revoked', '已于 2026-03-01 撤销：已更换'],
    ['too few signers', () => demand('--signatures', signatures, '--threshold', '3'), 'too-few-signers', '实有 2 位'],
  ])('refuses %s, with a code, in both languages', async (_, options, code, zh) => {
    const file = path('result.json')
    rmSync(file, { force: true })
    const { exit, out, err } = await assess(...options(), '--format', 'json', '-o', file)
    expect({ exit, out, code: err.includes(`[${code}]`), file: statSync(file, { throwIfNoEntry: false }) }).toEqual({
      exit: 3,
      out: '',
      code: true,
      file: undefined,
    })
    const chinese = await assess(...options(), '--lang', 'zh')
    expect(chinese).toMatchObject({ exit: 3, out: '', err: expect.stringContaining(zh) })
    expect(chinese.err).not.toMatch(/refused|signed by|signature is/)
  })

  test('any option for signatures asks for them: none can be skipped', async () => {
    const options = [
      ['--keys', keys],
      ['--keys', keys, '--signatures', signatures, '--threshold', '3'],
      ['--keys', keys, '--at', AT],
    ]
    for (const one of options) expect(await run(['assess', first, '--pack', notice, ...one])).toMatchObject({ exit: 3, out: '' })
    for (const one of [['--require-signature'], ['--signatures', signatures], ['--threshold', '1'], ['--at', AT]])
      expect(await run(['assess', first, ...one])).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringContaining('--keys FILE is required'),
      })
    for (const none of ['0', '-1', '1.5', 'x'])
      expect(await assess(...demand('--signatures', signatures, `--threshold=${none}`))).toMatchObject({ exit: 2, out: '' })
  })

  test('files that are not what they should be', async () => {
    const broken = write('broken.json', '{"payload": "')
    const huge = write('huge.json', JSON.stringify({ payload: 'A'.repeat(1_100_000) }))
    const [gone, empty] = [path('gone.json'), write('empty.json', '')]
    expect(await assess(...demand('--signatures', broken))).toMatchObject({
      exit: 3,
      err: expect.stringContaining('broken.json#/: not JSON'),
    })
    expect(await assess(...demand('--signatures', huge))).toMatchObject({
      exit: 3,
      err: expect.stringContaining('larger than 1000000 bytes'),
    })
    expect(await assess(...demand('--signatures', empty))).toMatchObject({ exit: 3 })
    expect(await assess(...demand('--signatures', gone))).toMatchObject({ exit: 2, err: expect.stringContaining('no such file') })
    expect(await assess('--keys', gone)).toMatchObject({ exit: 2 })
    expect(await assess('--keys', signatures)).toMatchObject({ exit: 3, err: expect.stringContaining('"keys" is required') })
    expect(await assess('--keys', path('one'))).toMatchObject({ exit: 3, err: expect.stringContaining('expected "wanzheng/keys/1"') })
  })

  test('what an envelope says of itself cannot forge a line', async () => {
    const lie = { ...read('notice.sig.json'), payloadType: `x\n${notice}: signed by everybody\u001b[2K` }
    const { exit, err } = await assess(...demand('--signatures', write('lie.json', lie)))
    expect({ exit, lines: err.trimEnd().split('\n').length, hasEscape: err.includes('\u001b') }).toEqual({
      exit: 3,
      lines: 2,
      hasEscape: false,
    })
  })

  test('without a date the keys are judged today', async () => {
    const [from, to] = ['2026-01-01', '9999-12-31']
    const file = path('long.json')
    await run(['pack', 'keygen', '--name', 'Long', '--from', from, '--to', to, '-o', path('long'), '--keys', file])
    await run(['pack', 'sign', notice, '--key', path('long'), '-o', path('long.sig.json')])
    const { exit, out } = await run(['pack', 'verify', notice, '--signatures', path('long.sig.json'), '--keys', file, '--json'])
    expect({ exit, ...JSON.parse(out) }).toMatchObject({ exit: 0, isTrusted: true, at: new Date().toISOString().slice(0, 10) })
  })
})

describe('overlays', () => {
  const judge = (...more: readonly string[]) =>
    run(['assess', 'examples/demo.json', '--as-of', '2024-06-30', '--format', 'json', ...demand(...more)])
  const layered = (...more: readonly string[]) => judge('--pack', notice, '--pack', overlay, ...more)

  test('the released pack and each overlay signed, or the whole', async () => {
    await run(['pack', 'sign', overlay, '--key', path('one'), '-o', path('overlay.sig.json')])
    expect(await layered('--signatures', signatures)).toMatchObject({
      exit: 3,
      err: expect.stringContaining('example-province@1.0.0: no signature'),
    })
    expect(await layered('--signatures', path('overlay.sig.json'))).toMatchObject({
      exit: 3,
      err: expect.stringContaining(`${notice}: no signature`),
    })
    expect(await layered('--signatures', signatures, '--signatures', path('overlay.sig.json'))).toMatchObject({ exit: 0 })
    const whole = write('laid.json', (await run(['packs', 'show', overlay, '--json'])).out)
    await run(['pack', 'sign', whole, '--key', path('two'), '-o', path('laid.sig.json')])
    expect(await judge('--pack', overlay, '--signatures', path('laid.sig.json'))).toMatchObject({ exit: 0 })
  })

  test('a pack that only says that its layers are signed is not trusted', async () => {
    const laid = JSON.parse((await run(['packs', 'show', overlay, '--json'])).out)
    const posing = write('posing.json', { ...laid, rules: laid.rules.slice(1) })
    const both = ['--signatures', signatures, '--signatures', path('overlay.sig.json')]
    expect(await assess('--pack', posing, ...demand(...both))).toMatchObject({ exit: 3, err: expect.stringContaining('[unsigned]') })
  })
})

describe('verify --require-signature', () => {
  test('refuses a result of packs that nobody signed, before it recomputes anything', async () => {
    const result = path('verified.json')
    await run(['assess', first, '--pack', notice, '--format', 'json', '-o', result])
    const verify = (...more: readonly string[]) => run(['verify', result, '--data', first, ...more])
    expect(await verify(...demand('--signatures', signatures))).toMatchObject({ exit: 0, out: expect.stringContaining('equal') })
    expect(await verify('--require-signature', ...demand())).toMatchObject({ exit: 3, out: '', err: expect.stringContaining('[unsigned]') })
    expect(await verify('--require-signature')).toMatchObject({ exit: 2, out: '' })
  })
})

describe('pack keygen, pack sign and pack verify', () => {
  test('the private half is readable by its owner only, is nowhere else, and is never overwritten', async () => {
    const { privateKey } = read('one') as { readonly privateKey: { readonly d: string } }
    expect(statSync(path('one')).mode & 0o077).toBe(0)
    expect(readFileSync(keys, 'utf8')).not.toContain(privateKey.d)
    const again = ['pack', 'keygen', '--name', 'x', '--from', '2026-01-01', '--to', '2027-12-31', '-o', path('one')]
    expect(await run(again)).toMatchObject({ exit: 2, err: expect.stringContaining('never overwritten') })
    expect(read('one')).toMatchObject({ privateKey })
  })

  test('a key needs a holder and dates in order, and a key file stays whole', async () => {
    const keygen = (...more: readonly string[]) => run(['pack', 'keygen', ...more])
    expect(await keygen('--name', 'x', '--from', '2026-01-01')).toMatchObject({ exit: 2, err: expect.stringContaining('--to YYYY-MM-DD') })
    const reversed = ['--name', 'x', '--from', '2027-01-01', '--to', '2026-01-01', '-o', path('never'), '--keys', keys]
    const before = readFileSync(keys, 'utf8')
    expect(await keygen(...reversed)).toMatchObject({ exit: 3 })
    expect(await keygen('--name', 'x', '--from', '2026-02-30', '--to', '2026-12-31', '-o', path('never'))).toMatchObject({ exit: 2 })
    expect({ keys: readFileSync(keys, 'utf8'), key: statSync(path('never'), { throwIfNoEntry: false }) }).toEqual({
      keys: before,
      key: undefined,
    })
  })

  test('what is there already is added to, never replaced', async () => {
    expect(read('notice.sig.json').signatures).toHaveLength(2)
    const sign = (pack: string, file: string, ...more: readonly string[]) =>
      run(['pack', 'sign', pack, '--key', path('one'), '-o', file, ...more])
    expect(await sign('gb50180-2018@1.0.0', signatures)).toMatchObject({
      exit: 2,
      err: expect.stringContaining(`about ${notice}, not gb50180-2018@1.0.0`),
    })
    expect(await sign(notice, signatures, '--note', 'x', '--lang', 'zh')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('请签到另一个文件'),
    })
    expect(await sign(notice, keys)).toMatchObject({ exit: 2, err: expect.stringContaining('expected a DSSE envelope') })
    expect(read('notice.sig.json').signatures).toHaveLength(2)
    expect(await run(['pack', 'sign', notice, '--key', keys])).toMatchObject({ exit: 3 })
  })

  test('says who signed, and ends with 1 where that is not enough', async () => {
    const verify = (...more: readonly string[]) => run(['pack', 'verify', notice, '--signatures', signatures, ...demand(...more)])
    expect(await verify('--threshold', '2')).toEqual({
      exit: 0,
      out: `${notice}: signed by Province office, 国家中心; keys judged at ${AT}\n`,
      err: '',
    })
    const { exit, out } = await verify('--threshold', '3', '--lang', 'zh')
    expect({ exit, out }).toEqual({
      exit: 1,
      out: `${notice}：不可信；密钥按 ${AT} 判断\n${notice}：须有 3 位签名人，实有 2 位 [too-few-signers]\n`,
    })
  })
})

function altered(): string {
  const pack = readFileSync('rules/notice-2022-48/releases/1.0.0.json', 'utf8')
  return write('altered.json', pack.replace('"grade":"A","value":30}', '"grade":"A","value":20}'))
}

function bent(): string {
  const { signatures: list, ...envelope } = read('notice.sig.json')
  return write('bent.json', { ...envelope, signatures: (list as { readonly keyid: string }[]).map((one) => ({ ...one, sig: 'AAAA' })) })
}

function revoked(): string {
  const list = read('keys.json').keys as readonly object[]
  return write('revoked.json', {
    ...read('keys.json'),
    keys: list.map((key) => ({ ...key, revoked: { on: '2026-03-01', reason: 'superseded' } })),
  })
}
