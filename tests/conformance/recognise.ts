import type { Ours } from './suite.js'

/** Operators of the suite that jsonlogic.com does not have. */
export const EXTENSIONS: ReadonlySet<string> = new Set(['val', 'exists', '??', 'throw', 'try', 'preserve'])

export const ORDER_AND_ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!='])
export const CONDITIONS: ReadonlySet<string> = new Set(['if', 'and', 'or', '!', '!!', 'all', 'some', 'none'])

export function isUnknown(ours: Ours): boolean {
  return 'result' in ours && ours.result === null
}

export function isRefusedFor(ours: Ours, code: string): boolean {
  return 'refused' in ours && ours.refused.length > 0 && ours.refused.every((one) => one === code)
}

export function uses(json: unknown, isWanted: (key: string, value: unknown) => boolean): boolean {
  if (typeof json !== 'object' || json === null) return false
  return Object.entries(json).some(([key, value]) => (!Array.isArray(json) && isWanted(key, value)) || uses(value, isWanted))
}

/** Whether JSON has a null anywhere. */
export function holdsNull(json: unknown): boolean {
  return json === null || (typeof json === 'object' && Object.values(json).some(holdsNull))
}

export function holdsNumberText(json: unknown): boolean {
  return typeof json === 'string'
    ? json !== '' && Number.isFinite(Number(json))
    : typeof json === 'object' && json !== null && Object.values(json).some(holdsNumberText)
}

// Whether a rule reads a key that its data do not have.
export function readsNothing(rule: unknown, data: unknown): boolean {
  const keys = new Set(typeof data === 'object' && data !== null ? Object.keys(data) : [])
  return uses(rule, (key, value) => key === 'var' && typeof value === 'string' && value !== '' && !keys.has(value))
}
