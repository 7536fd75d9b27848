import { at, type Issue, issue, shown } from '../issue.js'
import { nearest } from '../nearest.js'
import { DATE_PATTERN } from '../schema/date-pattern.js'
import { findProblems, type Problem, type Schema } from '../schema/find-problems.js'

/** Everything in which JSON data breaks a schema, as issues. */
export function schemaIssues(schema: Schema, json: unknown): readonly Issue[] {
  return problemIssues(findProblems(schema, json), json)
}

/** Problems as issues of ours: one a place, where several forms were tried and none fitted. */
export function problemIssues(problems: readonly Problem[], json: unknown): readonly Issue[] {
  const unions = new Set(problems.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath))
  const isInside = (path: string, union: string): boolean => path.startsWith(`${union}/`)
  const told = problems.filter((problem) => {
    const { instancePath: path, keyword } = problem
    if (!unions.has(path)) return true
    // Of a choice the allowed words say most, then what is wrong deeper inside, then only that nothing fitted.
    const words = problems.some((other) => other.instancePath === path && other.keyword === 'enum')
    const deeper = problems.some((other) => isInside(other.instancePath, path))
    return words ? keyword === 'enum' : keyword === 'anyOf' ? !deeper : keyword === 'required' || keyword === 'additionalProperties'
  })
  return told.map((problem) => problemIssue(problem, json, problems))
}

function problemIssue({ instancePath: path, keyword, params }: Problem, json: unknown, problems: readonly Problem[]): Issue {
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
    case 'anyOf': {
      const types = problems
        .filter((other) => other.instancePath === path && other.keyword === 'type')
        .map((other) => String(other.params.type))
      return issue('wrong-form', path, { found, expected: types.length === 0 ? 'another form' : [...new Set(types)].join(' | ') })
    }
    case 'pattern':
      if (String(params.pattern) === DATE_PATTERN) return issue('not-a-date', path, { found })
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
