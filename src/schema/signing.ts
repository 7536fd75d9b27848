import { Enum, Integer, Array as List, Literal, Optional, Object as Shape, type Static, String as Text } from 'typebox'
import { CalendarDate } from './common.js'

const closed = { additionalProperties: false } as const

const KeyIdText = Text({
  pattern: '^sha256:[0-9a-f]{64}$',
  description: 'Digest of the public key: its JWK thumbprint (RFC 7638), in hexadecimal',
})
const Holder = Text({ minLength: 1, maxLength: 200, description: 'Who holds it; keys of one holder count as one signer' })
const KeyBytes = Text({ pattern: '^[A-Za-z0-9_-]{43}$', description: '32 bytes, base64url' })
const publicPart = { kty: Literal('OKP'), crv: Literal('Ed25519'), x: KeyBytes }

/** An Ed25519 public key as a JWK (RFC 8037). */
export const PublicKeySchema = Shape(publicPart, closed)
/** An Ed25519 public key as a JWK. @interface */
export type PublicKey = Static<typeof PublicKeySchema>

/** A public key that signatures may be checked by, and when it counts. */
export const TrustedKeySchema = Shape(
  {
    id: KeyIdText,
    name: Holder,
    publicKey: PublicKeySchema,
    from: CalendarDate,
    to: CalendarDate,
    revoked: Optional(
      Shape(
        {
          on: CalendarDate,
          reason: Enum(['compromised', 'superseded', 'ceased'], {
            description: 'compromised: others may have had it, so it counts at no date; superseded, ceased: it counts until the day before',
          }),
          note: Optional(Text()),
        },
        closed,
      ),
    ),
  },
  closed,
)
/** A public key, its holder, and when it counts. @interface */
export type TrustedKey = Static<typeof TrustedKeySchema>

/** The keys that somebody trusts. */
export const KeyFileSchema = Shape({ schema: Literal('wanzheng/keys/1'), keys: List(TrustedKeySchema) }, closed)
/** The keys that somebody trusts. @interface */
export type KeyFile = Static<typeof KeyFileSchema>

/** A key to sign with. It stays with its holder. */
export const PrivateKeySchema = Shape(
  {
    schema: Literal('wanzheng/private-key/1'),
    id: KeyIdText,
    name: Holder,
    privateKey: Shape({ ...publicPart, d: KeyBytes }, closed),
  },
  closed,
)
/** A key to sign with. @interface */
export type PrivateKey = Static<typeof PrivateKeySchema>

/** Signatures over one statement: an envelope of DSSE. Keys that are not named here are passed over, as DSSE wants. */
export const EnvelopeSchema = Shape({
  payload: Text({ description: 'Base64 of the statement' }),
  payloadType: Text(),
  signatures: List(Shape({ keyid: Optional(Text()), sig: Text({ description: 'Base64 of the signature' }) })),
})
/** Signatures over one statement. @interface */
export type Envelope = Static<typeof EnvelopeSchema>

/** What is signed: a statement of in-toto, version 1, about a pack or an overlay. */
export const StatementSchema = Shape({
  _type: Literal('https://in-toto.io/Statement/v1'),
  subject: List(
    Shape({
      name: Text({ description: 'ID@VERSION' }),
      digest: Shape({ sha256: Text({ pattern: '^[0-9a-f]{64}$', description: 'Of the canonical JSON (RFC 8785) of the pack' }) }),
    }),
    { minItems: 1 },
  ),
  predicateType: Literal('urn:wanzheng:pack-release:1'),
  predicate: Shape({
    version: Text(),
    semantics: Optional(Integer({ minimum: 1, description: 'Absent for an overlay' })),
    note: Optional(Text()),
  }),
})
/** What is signed. @interface */
export type Statement = Static<typeof StatementSchema>
