import type { Problem } from './generated/validators.js'
import { at, type Issue, issue, shown } from './issue.js'
import { nearest } from './nearest.js'

/** What a schema validator found, as an issue of ours. */
export function problemIssue({ instancePath: path, keyword, params }: Problem, json: unknown): Issue {
  const found = shown(valueAt(json, path))
  switch (keyword) {
    case 'required':
      return issue('missing-key', path, { key: String(params.missingProperty) })
    case 'additionalProperties':
      return issue('unknown-key', at(path, String(params.additionalProperty)), { key: String(params.additionalProperty), nearest: null })
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String)
      const value = valueAt(json, path)
      return issue('not-one-of', path, {
        found,
        expected: allowed.join(', '),
        nearest: typeof value === 'string' ? nearest(value, allowed) : null,
      })
    }
    case 'type':
      return issue('wrong-form', path, { found, expected: String(params.type) })
    case 'const':
      return issue('wrong-form', path, { found, expected: shown(params.allowedValue) })
    case 'pattern':
      return issue('wrong-form', path, { found, expected: `text like ${String(params.pattern)}` })
    default:
      return issue('wrong-form', path, { found, expected: `${keyword} ${Object.values(params).map(String).join(' ')}`.trim() })
  }
}

/** The value a JSON Pointer leads to. */
export function valueAt(json: unknown, path: string): unknown {
  let value = json
  for (const key of path.split('/').slice(1)) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
