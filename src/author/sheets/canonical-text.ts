import { canonicalize } from '../../canonical.js'

/** Canonical JSON in which every character that a workbook would change is escaped. */
export function canonicalText(value: unknown): string {
  return canonicalize(value ?? null).replaceAll(
    /[\u007f-\u009f\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
