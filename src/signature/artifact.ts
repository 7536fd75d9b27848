import { digest } from '../digest.js'
import { WanzhengError } from '../error.js'

/** What a signature is about: a pack or an overlay, by name and digest. */
export interface Artifact {
  /** `ID@VERSION`. */
  readonly name: string
  readonly version: string
  /** `sha256:…` of its canonical JSON. */
  readonly digest: string
  /** Absent for an overlay. */
  readonly semantics?: number
}

/**
 * Names a pack or an overlay.
 *
 * @throws `WanzhengError` `invalid-pack` for what has no id or version.
 */
export function artifactOf(json: unknown): Artifact {
  const { id, version, semantics } = (json ?? {}) as { readonly id?: unknown; readonly version?: unknown; readonly semantics?: unknown }
  if (typeof id !== 'string' || typeof version !== 'string')
    throw new WanzhengError('invalid-pack', 'expected a pack or an overlay, with an "id" and a "version"')
  return { name: `${id}@${version}`, version, digest: digest(json), ...(typeof semantics === 'number' ? { semantics } : {}) }
}
