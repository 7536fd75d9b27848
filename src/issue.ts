/** What each issue code carries. A code added here makes every message table fail to compile until it has words for it. */
export interface IssueParams {
  'not-json': { line: number; column: number; found: string }
  'not-utf8': Readonly<Record<string, never>>
  'not-plain': Record<never, never>
  'not-an-object': { found: string }
  'too-deep': { limit: number }
  'too-large': { limit: number }
  'number-out-of-range': { found: string }
  'wrong-type': { found: string; expected: string }
  'wrong-form': { found: string; expected: string }
  'missing-key': { key: string }
  'unknown-key': { key: string; nearest: string | null }
  'not-one-of': { found: string; expected: string; nearest: string | null }
  'out-of-range': { found: string; expected: string }
  'bounds-reversed': { found: string }
  'not-a-date': { found: string }
  'unread-field': { field: string; nearest: string | null }
  'unknown-facility-type': { type: string; nearest: string | null }
  'unknown-finding': { finding: string; nearest: string | null }
  'duplicate-unit': { id: string; first: string }
  implausible: { found: string; expected: string }
  'part-exceeds-whole': { part: string; whole: string }
  'usable-area-only': { found: string }
  'conflicting-sources': { found: string; alternatives: string }
  'no-rules-for-level': { level: string }
  'several-operators': { keys: string }
  'unknown-operator': { operator: string; nearest: string | null }
  'operand-count': { operator: string; found: number; expected: string }
  'operand-list': { operator: string }
  'operand-kind': { operator: string; operand: number; found: string; expected: string }
  'computed-name': { operator: string }
  'unknown-name': { name: string; expected: string; nearest: string | null }
  'pack-only-operator': { operator: string }
  'circular-fact': { fact: string }
  'unsupported-semantics': { found: number; expected: string }
  'unsupported-operator': { operator: string }
  'unsupported-format': { found: string; expected: string }
  'one-form': { found: string }
  'no-clause': { rule: string; clause: string; nearest: string | null }
  'duplicate-id': { id: string }
  weights: { found: string }
  'dictionary-conflict': { name: string; packs: string }
  'duplicate-pack': { id: string }
  'nothing-to-confirm': { parameter: string }
  'nothing-to-change': { name: string }
  'wrong-direction': { name: string; found: string; expected: string }
  'no-direction': { name: string }
  'needs-reason': { name: string; rules: string }
  'waiver-ends-first': { from: string; to: string }
  'waiver-unknown-rule': { rule: string; unit: string; nearest: string | null }
  'waiver-unknown-unit': { rule: string; unit: string }
  'no-envelope': Readonly<Record<never, never>>
  'signed-otherwise': { found: string; expected: string }
  'key-halves': Readonly<Record<never, never>>
  'no-ed25519': Readonly<Record<never, never>>
}

/** Code of a problem: stable across versions and languages. */
export type IssueCode = keyof IssueParams

/**
 * One problem, without words: a code, where it is, and what the words need. `error` where somebody must mend or confirm the
 * data, `warning` where it is enough to know.
 */
export type Issue = {
  [Code in IssueCode]: {
    readonly code: Code
    /** JSON Pointer (RFC 6901) to the place, from the top of the input. */
    readonly path: string
    readonly severity: 'error' | 'warning'
    /** Where many places share it: how many, `path` being the first. */
    readonly places?: number
    readonly params: Readonly<IssueParams[Code]>
  }
}[IssueCode]

/** Makes an error issue. */
export function issue<Code extends IssueCode>(code: Code, path: string, params: IssueParams[Code]): Issue {
  return { code, path, severity: 'error', params } as unknown as Issue // the union is keyed by the code just given
}

/** Makes a warning: good to know, nothing to mend. */
export function warning<Code extends IssueCode>(code: Code, path: string, params: IssueParams[Code]): Issue {
  return { ...issue(code, path, params), severity: 'warning' }
}

/** One more step of a JSON Pointer. */
export function at(path: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((whole, key) => `${whole}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, path)
}

/** A short rendering of a value for a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? `a list of ${value.length}`
        : typeof value === 'object' && value !== null
          ? 'an object'
          : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
