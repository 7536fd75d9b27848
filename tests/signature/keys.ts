import { webcrypto } from 'node:crypto'
import type { KeyFile, PrivateKey, TrustedKey } from '../../src/schema/signing.js'
import { keyId } from '../../src/signature/keys.js'

/** A key made for one test, in both halves. */
export interface TestKey {
  readonly secret: PrivateKey
  readonly trusted: TrustedKey
}

/** Makes a key, valid in 2026 and 2027 unless said otherwise. */
export async function testKey(name: string, rest: Partial<TrustedKey> = {}): Promise<TestKey> {
  const { privateKey } = (await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair // of a pair
  const { x = '', d = '' } = await webcrypto.subtle.exportKey('jwk', privateKey)
  const publicKey = { kty: 'OKP', crv: 'Ed25519', x } as const
  const id = keyId(publicKey)
  return {
    secret: { schema: 'wanzheng/private-key/1', id, name, privateKey: { ...publicKey, d } },
    trusted: { id, name, publicKey, from: '2026-01-01', to: '2027-12-31', ...rest },
  }
}

/** A key file. */
export function keyFile(...keys: readonly TestKey[]): KeyFile {
  return { schema: 'wanzheng/keys/1', keys: keys.map(({ trusted }) => trusted) }
}
