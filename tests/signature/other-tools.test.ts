import { createHash, createPublicKey, verify as verifyByOpenssl } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { bundleFromJSON } from '@sigstore/bundle'
import { dsse } from '@sigstore/core'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Envelope } from '../../src/schema/signing.js'
import { preAuthEncoding } from '../../src/signature/envelope.js'
import { signPack } from '../../src/signature/sign-pack.js'
import { type TestKey, testKey } from './keys.js'

const file = 'rules/notice-2022-48/releases/1.0.0.json'
let made: { readonly key: TestKey; readonly envelope: Envelope }

beforeAll(async () => {
  const key = await testKey('Province office')
  made = { key, envelope: await signPack(JSON.parse(readFileSync(file, 'utf8')), { key: key.secret, note: '已核对原文' }) }
})

/** A bundle as sigstore's tools take it: the envelope as it is, and a hint at the key. */
function readBySigstore(envelope: Envelope): void {
  const bundle = bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: made.key.trusted.id }, tlogEntries: [] },
    dsseEnvelope: envelope,
  })
  const nobody = { mediaType: '', tlogs: [], ctlogs: [], certificateAuthorities: [], timestampAuthorities: [] }
  const key = createPublicKey({ key: made.key.trusted.publicKey, format: 'jwk' })
  const material = toTrustMaterial(nobody, () => ({ publicKey: key, validFor: () => true }))
  new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(bundle))
}

describe("others' tools read the signatures", () => {
  test("sigstore's verifier takes an envelope, and refuses one that was changed", () => {
    expect(() => readBySigstore(made.envelope)).not.toThrow()
    const payload = Buffer.from(made.envelope.payload, 'base64').toString().replace('1.0.0', '1.0.1')
    expect(() => readBySigstore({ ...made.envelope, payload: Buffer.from(payload).toString('base64') })).toThrow(
      'signature verification failed',
    )
  })

  test('OpenSSL finds the signature right over bytes put together by hand', () => {
    const { payload, payloadType, signatures } = made.envelope
    const body = Buffer.from(payload, 'base64')
    const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `), body])
    const key = createPublicKey({ key: made.key.trusted.publicKey, format: 'jwk' })
    expect(verifyByOpenssl(null, signed, key, Buffer.from(signatures[0]?.sig ?? '', 'base64'))).toBe(true)
  })

  test('the subject has the SHA-256 of the released file, without its last line break', () => {
    const { subject } = JSON.parse(Buffer.from(made.envelope.payload, 'base64').toString())
    const bytes = readFileSync(file, 'utf8').trimEnd()
    expect(subject).toEqual([{ name: 'notice-2022-48@1.0.0', digest: { sha256: createHash('sha256').update(bytes).digest('hex') } }])
  })
})

test('what is signed is encoded as sigstore encodes it, for any type and payload', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (type, payload) => {
      expect(Buffer.from(preAuthEncoding(type, payload))).toEqual(dsse.preAuthEncoding(type, Buffer.from(payload)))
    }),
  )
  expect(Buffer.from(preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'))).toString()).toBe(
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  )
})
