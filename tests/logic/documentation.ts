import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Label } from '../../src/schema/label.js'

/** A rule, data for it, and its result; `null` is unknown. */
export interface Example {
  readonly rule: unknown
  readonly data?: unknown
  readonly result: unknown
}

/** What every operator means in words, with examples. */
export const documentation: Readonly<Record<string, { readonly summary: Label; readonly examples: readonly Example[] }>> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../src/logic/operators.json'), 'utf8'),
)
