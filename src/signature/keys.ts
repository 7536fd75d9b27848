import { schemaIssues } from '../data/problem.js'
import { isDate } from '../dates.js'
import { digest } from '../digest.js'
import { refuseNewer } from '../format.js'
import { keyFileSchema, privateKeySchema } from '../generated/schemas.js'
import { at, type Issue, issue, shown } from '../issue.js'
import { refuse } from '../load.js'
import type { Schema } from '../schema/find-problems.js'
import type { KeyFile, PrivateKey, PublicKey, TrustedKey } from '../schema/signing.js'

/** The id of a key: its JWK thumbprint (RFC 7638), in hexadecimal. */
export function keyId({ kty, crv, x }: PublicKey): string {
  return digest({ crv, kty, x })
}

/**
 * Checks a key file.
 *
 * @throws `WanzhengError` `invalid-keys`, with every problem in `issues`.
 */
export function readKeyFile(json: unknown): KeyFile {
  refuseNewer(json, 'wanzheng/keys/1')
  const file = checked<KeyFile>(json, keyFileSchema)
  const seen = new Set<string>()
  const issues = file.keys.flatMap((key, index) => {
    const path = at('/keys', index)
    const again = seen.has(key.id) ? [issue('duplicate-id', at(path, 'id'), { id: key.id })] : []
    seen.add(key.id)
    return [...again, ...misnamed(key.id, key.publicKey, path), ...misdated(key, path)]
  })
  refuse('invalid-keys', issues)
  return file
}

/**
 * Checks a key to sign with.
 *
 * @throws `WanzhengError` `invalid-keys`, with every problem in `issues`.
 */
export function readPrivateKey(json: unknown): PrivateKey {
  refuseNewer(json, 'wanzheng/private-key/1')
  const key = checked<PrivateKey>(json, privateKeySchema)
  refuse('invalid-keys', misnamed(key.id, key.privateKey, ''))
  return key
}

function checked<T>(json: unknown, schema: Schema): T {
  refuse('invalid-keys', schemaIssues(schema, json))
  return json as T // it has that schema
}

// The id stands for the key: whoever compares ids compares keys.
function misnamed(id: string, key: PublicKey, path: string): readonly Issue[] {
  return id === keyId(key) ? [] : [issue('wrong-form', at(path, 'id'), { found: shown(id), expected: keyId(key) })]
}

function misdated({ from, to, revoked }: TrustedKey, path: string): readonly Issue[] {
  const dates = Object.entries({ from, to, 'revoked/on': revoked?.on ?? from })
  const impossible = dates.flatMap(([name, date]) => (isDate(date) ? [] : [issue('not-a-date', `${path}/${name}`, { found: shown(date) })]))
  return from <= to ? impossible : [...impossible, issue('bounds-reversed', path, { found: `${from} > ${to}` })]
}
