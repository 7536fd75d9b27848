import type { WanzhengError } from '../error.js'
import { issue } from '../issue.js'
import { refusal } from '../refusal.js'
import type { PrivateKey, PublicKey } from '../schema/signing.js'

/** What signing needs of the platform. */
export interface Ed25519 {
  /** `null` for what is no key. */
  readonly sign: (key: PrivateKey['privateKey'], bytes: Uint8Array) => Promise<Uint8Array | null>
  /** Whether the signature is that of the key over these bytes; `false` for what is no key. */
  readonly verify: (key: PublicKey, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>
}

// As much of Web Crypto as is used; platforms type its keys and buffers differently.
interface Subtle {
  importKey(format: 'jwk', key: object, algorithm: string, extractable: boolean, usages: readonly string[]): Promise<unknown>
  sign(algorithm: string, key: unknown, bytes: Uint8Array): Promise<ArrayBuffer>
  verify(algorithm: string, key: unknown, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>
}

/**
 * Ed25519 (RFC 8032) of the platform's Web Crypto.
 *
 * @throws `WanzhengError` `unsupported`, when used, where the platform has none.
 */
export function webEd25519(): Ed25519 {
  const { crypto } = globalThis as unknown as { readonly crypto?: { readonly subtle?: Subtle } }
  const use = async <T>(jwk: object, usage: 'sign' | 'verify', work: (subtle: Subtle, key: unknown) => Promise<T>): Promise<T | null> => {
    if (crypto?.subtle === undefined) throw missing()
    try {
      return await work(crypto.subtle, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, [usage]))
    } catch (error) {
      const { name } = error as Error
      if (name === 'DataError') return null
      throw name === 'NotSupportedError' ? missing() : error
    }
  }
  return {
    sign: async (key, bytes) => await use(key, 'sign', async (subtle, own) => new Uint8Array(await subtle.sign('Ed25519', own, bytes))),
    verify: async (key, bytes, signature) =>
      (await use(key, 'verify', async (subtle, own) => await subtle.verify('Ed25519', own, signature, bytes))) === true,
  }
}

function missing(): WanzhengError {
  const issues = [issue('no-ed25519', '', {})]
  return refusal('unsupported', issues)
}
