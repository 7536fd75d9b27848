import type { Issue } from './issue.js'

const BRAND = Symbol.for('wanzheng/WanzhengError')

/** Why something was refused. Problems in data are never thrown; they come back as issues. */
export type WanzhengErrorCode =
  | 'invalid-pack'
  | 'invalid-rule'
  | 'invalid-dataset'
  | 'invalid-assessment'
  | 'invalid-waivers'
  | 'invalid-archive'
  | 'invalid-keys'
  | 'untrusted-pack'
  | 'unsupported'
  | 'not-found'
  | 'missing-as-of'
  | 'misuse'
  | 'budget-exceeded'

/**
 * The only error class: a broken pack, or misuse of the library. Check it with {@link isWanzhengError}, which also holds
 * across two copies of the library, rather than with `instanceof`.
 */
export class WanzhengError extends Error {
  readonly [BRAND] = true
  override readonly name = 'WanzhengError'
  constructor(
    /** Stable code of the refusal. */
    readonly code: WanzhengErrorCode,
    message: string,
    /** Every problem found, with code, path and parameters. */
    readonly issues: readonly Issue[] = [],
  ) {
    super(message)
  }
}

/**
 * Whether a caught value is a {@link WanzhengError}, of this or another copy of the library.
 *
 * @example
 * ```ts
 * import { isWanzhengError, loadPack } from 'wanzheng'
 *
 * let code = ''
 * try {
 *   loadPack({})
 * } catch (error) {
 *   if (isWanzhengError(error)) code = error.code
 * }
 * code // => 'invalid-pack'
 * ```
 */
export function isWanzhengError(error: unknown): error is WanzhengError {
  return typeof error === 'object' && error !== null && BRAND in error
}
