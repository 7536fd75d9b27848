import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Envelope, KeyFile, TrustedKey } from '../../src/schema/signing.js'
import { fromBase64, toBase64 } from '../../src/signature/base64.js'
import { webEd25519 } from '../../src/signature/ed25519.js'
import { closeEnvelope, preAuthEncoding } from '../../src/signature/envelope.js'
import { signPack } from '../../src/signature/sign-pack.js'
import { type SignatureDemand, verifySignatures } from '../../src/signature/verify-signatures.js'
import { tinyPack } from '../tiny-pack.js'
import { keyFile, type TestKey, testKey } from './keys.js'

const pack = tinyPack()
const name = 'tiny@1.0.0'
const AT = '2026-06-30'
let [one, two, stranger]: TestKey[] = []
let keys: KeyFile
let signed: Envelope
let twice: Envelope

beforeAll(async () => {
  ;[one, two, stranger] = await Promise.all([testKey('One'), testKey('Two'), testKey('Stranger')])
  keys = keyFile(key(one), key(two))
  signed = await signPack(pack, { key: key(one).secret })
  twice = await signPack(pack, { key: key(two).secret, envelope: signed })
})

function key(made: TestKey | undefined): TestKey {
  if (made === undefined) throw new Error('made before the tests')
  return made
}

async function verdict(
  demand: Partial<SignatureDemand>,
  about: unknown = pack,
): Promise<readonly [boolean, readonly string[], readonly string[]]> {
  const { isTrusted, signers, problems } = await verifySignatures(about, { signatures: [signed], keys, at: AT, ...demand })
  return [isTrusted, signers, problems.map(({ code }) => code)]
}

/** Signs any bytes as any type, as somebody with a key could. */
async function forge(payload: string | Uint8Array, payloadType: string, by: TestKey, keyid = by.secret.id): Promise<Envelope> {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
  const signature = (await webEd25519().sign(by.secret.privateKey, preAuthEncoding(payloadType, bytes))) ?? new Uint8Array()
  return closeEnvelope({ payloadType, payload: bytes, signatures: [{ keyid, bytes: signature }] })
}

const statement = (of: Envelope = signed): Record<string, unknown> => JSON.parse(Buffer.from(of.payload, 'base64').toString())
const IN_TOTO = 'application/vnd.in-toto+json'

describe('what counts', () => {
  test('a signature by a trusted key over name and digest', async () => {
    expect(await verdict({})).toEqual([true, ['One'], []])
    expect(statement()).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name, digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
      predicateType: 'urn:wanzheng:pack-release:1',
      predicate: { version: '1.0.0', semantics: 1 },
    })
  })

  test('several signers, in one envelope or in several, in any order of them', async () => {
    const alone = await signPack(pack, { key: key(two).secret, note: 'read in full' })
    expect(await verdict({ signatures: [twice], threshold: 2 })).toEqual([true, ['One', 'Two'], []])
    expect(await verdict({ signatures: [alone, signed], threshold: 2 })).toEqual([true, ['One', 'Two'], []])
    expect(statement(alone).predicate).toEqual({ version: '1.0.0', semantics: 1, note: 'read in full' })
  })

  test('a pack whose keys stand in another order', async () => {
    expect(await verdict({}, Object.fromEntries(Object.entries(pack).reverse()))).toEqual([true, ['One'], []])
  })

  test('signatures without an id of the key, and base64 in the URL-safe alphabet', async () => {
    const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_')
    const other = {
      ...twice,
      payload: urlSafe(twice.payload),
      signatures: twice.signatures.map(({ sig }) => ({ sig: urlSafe(sig), extension: 'passed over' })),
    }
    expect(await verdict({ signatures: [other], threshold: 2 })).toEqual([true, ['One', 'Two'], []])
  })

  test('what others signed of other packs takes nothing away', async () => {
    const other = await signPack(tinyPack({ id: 'other' }), { key: key(one).secret })
    expect(await verdict({ signatures: [other, signed] })).toEqual([true, ['One'], []])
  })

  test('signing again by the same key changes nothing, and a signature under its id that is wrong is put right', async () => {
    expect(await signPack(pack, { key: key(one).secret, envelope: signed })).toEqual(signed)
    const bent = { ...signed, signatures: [{ ...signed.signatures[0], sig: twice.signatures[1]?.sig }] }
    expect(await signPack(pack, { key: key(one).secret, envelope: bent })).toEqual(signed)
  })
})

describe('what does not count', () => {
  const cases: readonly (readonly [string, () => Promise<Partial<SignatureDemand>>, readonly string[]])[] = [
    ['a missing signature', async () => ({ signatures: [] }), ['unsigned']],
    ['an envelope without signatures', async () => ({ signatures: [{ ...signed, signatures: [] }] }), ['unsigned']],
    [
      'a key that is not in the key file',
      async () => ({ signatures: [await signPack(pack, { key: key(stranger).secret })] }),
      ['signer-unknown'],
    ],
    [
      'a stranger who gives the id of a trusted key',
      async () => ({ signatures: [await forge(JSON.stringify(statement()), IN_TOTO, key(stranger), key(one).secret.id)] }),
      ['signature-wrong'],
    ],
    [
      'a stranger who gives no id',
      async () => ({ signatures: [await forge(JSON.stringify(statement()), IN_TOTO, key(stranger), '')] }),
      ['signer-unknown'],
    ],
    ['a key file without keys', async () => ({ keys: keyFile() }), ['signer-unknown']],
    [
      'an altered payload',
      async () => ({
        signatures: [{ ...signed, payload: toBase64(new TextEncoder().encode(JSON.stringify({ ...statement(), more: 1 }))) }],
      }),
      ['signature-wrong'],
    ],
    [
      'one signature put in the place of another',
      async () => ({ signatures: [{ ...signed, signatures: [{ ...signed.signatures[0], sig: twice.signatures[1]?.sig ?? '' }] }] }),
      ['signature-wrong'],
    ],
    [
      'another payload type on the envelope',
      async () => ({ signatures: [{ ...signed, payloadType: 'text/plain' }] }),
      ['other-payload-type'],
    ],
    [
      'a statement of a trusted key that says something else of the pack',
      async () => ({
        signatures: [await forge(JSON.stringify({ ...statement(), predicateType: 'https://slsa.dev/provenance/v1' }), IN_TOTO, key(one))],
      }),
      ['other-statement'],
    ],
    ['a payload that is no statement', async () => ({ signatures: [await forge('{}', IN_TOTO, key(one))] }), ['other-statement']],
    ['an empty payload', async () => ({ signatures: [await forge('', IN_TOTO, key(one))] }), ['other-statement']],
    [
      'a digest that is signed under another name',
      async () => ({
        signatures: [
          await forge(
            JSON.stringify({ ...statement(), subject: [{ ...(statement().subject as object[])[0], name: 'x@1.0.0' }] }),
            IN_TOTO,
            key(one),
          ),
        ],
      }),
      ['other-name'],
    ],
    [
      'a payload cut off within its base64',
      async () => ({ signatures: [{ ...signed, payload: signed.payload.slice(0, -3) }] }),
      ['not-an-envelope'],
    ],
    [
      'a signature cut off',
      async () => ({
        signatures: [{ ...signed, signatures: [{ ...signed.signatures[0], sig: signed.signatures[0]?.sig.slice(0, 40) ?? '' }] }],
      }),
      ['signature-wrong'],
    ],
    ['too few signers', async () => ({ threshold: 2 }), ['too-few-signers']],
    [
      'one key that signed twice, where two signers are asked for',
      async () => ({ signatures: [{ ...signed, signatures: [...signed.signatures, ...signed.signatures] }, signed], threshold: 2 }),
      ['too-few-signers'],
    ],
  ]
  test.each(cases)('%s', async (_, demand, codes) => {
    const [isTrusted, , found] = await verdict(await demand())
    expect({ isTrusted, found }).toEqual({ isTrusted: false, found: codes })
  })

  test.each([
    null,
    5,
    'x',
    [],
    {},
    { payload: 1 },
    { payload: '', payloadType: '', signatures: [null] },
    { payload: '!', payloadType: '', signatures: [] },
  ])('what is no envelope: %j', async (json) => {
    expect(await verdict({ signatures: [json] })).toEqual([false, [], ['not-an-envelope']])
    expect((await verdict({ signatures: [json, signed] }))[0]).toBe(true)
  })

  test('an altered pack: both digests are named', async () => {
    const altered = tinyPack({ parameters: {} })
    const { isTrusted, problems } = await verifySignatures(altered, { signatures: [signed], keys, at: AT })
    expect({ isTrusted, problems }).toMatchObject({ isTrusted: false, problems: [{ code: 'other-digest', artifact: name }] })
    expect(await verdict({}, tinyPack({ version: '1.0.1' }))).toEqual([false, [], ['unsigned']])
  })

  test('two keys of one holder are one signer', async () => {
    const again = await testKey('One')
    const both = await signPack(pack, { key: again.secret, envelope: signed })
    const demand = { signatures: [both], keys: keyFile(key(one), again), threshold: 2 }
    expect(await verdict(demand)).toEqual([false, ['One'], ['too-few-signers']])
  })
})

describe('dates of a key', () => {
  const standing = async (rest: Partial<TrustedKey>, at: string): Promise<readonly string[]> => {
    const dated: KeyFile = { schema: 'wanzheng/keys/1', keys: [{ ...key(one).trusted, ...rest }] }
    return (await verdict({ keys: dated, at }))[2]
  }
  const superseded = { revoked: { on: '2026-09-01', reason: 'superseded' } } as const
  const compromised = { revoked: { on: '2026-09-01', reason: 'compromised' } } as const
  test.each<[string, Partial<TrustedKey>, string, readonly string[]]>([
    ['the first day counts', {}, '2026-01-01', []],
    ['the last day counts', {}, '2027-12-31', []],
    ['the day before does not', {}, '2025-12-31', ['key-not-yet-valid']],
    ['the day after does not', {}, '2028-01-01', ['key-expired']],
    ['a key that was replaced counts until the day before', superseded, '2026-08-31', []],
    ['and from that day on no more', superseded, '2026-09-01', ['key-revoked']],
    ['nor ever after', superseded, '2030-01-01', ['key-revoked']],
    ['a key that others may have had counts at no date', compromised, '2026-08-31', ['key-revoked']],
    ['nor after', compromised, '2026-09-02', ['key-revoked']],
  ])('%s', async (_, rest, at, codes) => {
    expect(await standing(rest, at)).toEqual(codes)
  })

  test('one signer whose key expired does not stand in for another', async () => {
    const late: KeyFile = { ...keys, keys: [key(one).trusted, { ...key(two).trusted, to: '2026-03-31' }] }
    expect(await verdict({ keys: late, signatures: [twice], threshold: 2 })).toEqual([false, ['One'], ['key-expired', 'too-few-signers']])
    expect(await verdict({ keys: late, signatures: [twice] })).toEqual([true, ['One'], ['key-expired']])
  })
})

describe('what is refused outright', () => {
  const trusted = (): TrustedKey => key(one).trusted
  test.each<[string, () => unknown]>([
    ['no object', () => null],
    ['another format', () => ({ ...keys, schema: 'wanzheng/pack/1' })],
    ['an id that is not that of the key', () => ({ ...keys, keys: [{ ...trusted(), id: key(two).trusted.id }] })],
    ['an id twice', () => ({ ...keys, keys: [trusted(), { ...trusted(), name: 'Somebody else' }] })],
    ['no end of validity', () => ({ ...keys, keys: [{ ...trusted(), to: undefined }] })],
    ['dates in the wrong order', () => ({ ...keys, keys: [{ ...trusted(), from: '2029-01-01' }] })],
    ['a day that does not exist', () => ({ ...keys, keys: [{ ...trusted(), to: '2027-02-30' }] })],
    ['a private key in it', () => ({ ...keys, keys: [{ ...trusted(), publicKey: key(one).secret.privateKey }] })],
  ])('a key file with %s', async (_, file) => {
    await expect(verifySignatures(pack, { signatures: [signed], keys: file(), at: AT })).rejects.toMatchObject({
      code: 'invalid-keys',
      issues: [expect.objectContaining({ path: expect.any(String) })],
    })
  })

  test.each([0, -1, 1.5, Number.NaN])('a threshold of %s', async (threshold) => {
    await expect(verifySignatures(pack, { signatures: [], keys, at: AT, threshold })).rejects.toMatchObject({ code: 'misuse' })
  })

  test('a date that is none, and what is no pack', async () => {
    await expect(verifySignatures(pack, { signatures: [], keys, at: '2026-02-30' })).rejects.toMatchObject({ code: 'misuse' })
    await expect(verifySignatures({}, { signatures: [], keys, at: AT })).rejects.toMatchObject({ code: 'invalid-pack' })
  })

  test('to sign with a key whose halves do not belong together, or beside signatures of something else', async () => {
    const { privateKey, ...rest } = key(one).secret
    const mixed = { ...rest, privateKey: { ...privateKey, d: key(two).secret.privateKey.d } }
    await expect(signPack(pack, { key: mixed })).rejects.toMatchObject({ code: 'invalid-keys' })
    await expect(signPack(tinyPack({ id: 'other' }), { key: key(one).secret, envelope: signed })).rejects.toMatchObject({ code: 'misuse' })
    await expect(signPack(pack, { key: key(two).secret, envelope: signed, note: 'another note' })).rejects.toMatchObject({ code: 'misuse' })
    await expect(signPack(pack, { key: key(two).secret, envelope: {} })).rejects.toMatchObject({ code: 'misuse' })
  })

  test('a platform without Ed25519 says so', async () => {
    const { crypto } = globalThis
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true })
    try {
      await expect(verifySignatures(pack, { signatures: [signed], keys, at: AT })).rejects.toMatchObject({ code: 'unsupported' })
    } finally {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true })
    }
  })
})

test('an envelope with any one character changed is not trusted, or says the same', async () => {
  const text = JSON.stringify(signed)
  const property = fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('A', 'z', '0', '_', '"', '}', ' '), async (at, character) => {
    const changed = text.slice(0, at) + character + text.slice(at + 1)
    let json: unknown = null
    try {
      json = JSON.parse(changed)
    } catch {
      return
    }
    const { isTrusted } = await verifySignatures(pack, { signatures: [json], keys, at: AT })
    // The id of a key is only a hint, and keys that nobody knows are passed over.
    const essence = ({ payload, payloadType, signatures }: Partial<Envelope>): unknown => [payload, payloadType, signatures?.[0]?.sig]
    const isSame = JSON.stringify(essence(json as Envelope)) === JSON.stringify(essence(signed))
    if (isTrusted) expect(isSame).toBe(true)
  })
  await fc.assert(property, { numRuns: 150 })
})

test('any bytes survive base64, and nothing else is taken for it', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(fromBase64(Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_'))).toEqual(bytes)
    }),
  )
  // The last two write the same byte as "QQ==", in bits that do not count.
  expect(['Q', 'QQ', 'QQ=', 'Q Q=', 'é===', 'QR==', 'QQ==QQ=='].map(fromBase64)).toEqual(Array(7).fill(null))
})

test('the released packs can be signed and checked', async () => {
  const index: Readonly<Record<string, object>> = JSON.parse(readFileSync('rules/releases.json', 'utf8'))
  for (const [id, versions] of Object.entries(index)) {
    const release = JSON.parse(readFileSync(`rules/${id}/releases/${Object.keys(versions)[0]}.json`, 'utf8'))
    const envelope = await signPack(release, { key: key(one).secret })
    expect(await verdict({ signatures: [envelope] }, release)).toEqual([true, ['One'], []])
  }
})
