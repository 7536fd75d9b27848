import { readField } from './data/fields.js'
import { problemIssues } from './data/problem.js'
import { inOrder, LEVELS_DEEP } from './data/unit-digest.js'
import { isDate } from './dates.js'
import { digest } from './digest.js'
import { unitSchema } from './generated/schemas.js'
import { at, type Issue, issue, shown, warning } from './issue.js'
import { isDeeperThan } from './load.js'
import { exactOf } from './logic/value.js'
import { nearest } from './nearest.js'
import type { Facility, Provenance, Unit } from './schema/dataset.js'
import { DATE_PATTERN } from './schema/date-pattern.js'
import type { Dictionary } from './schema/dictionary.js'
import { findProblems } from './schema/find-problems.js'

const KNOWN_KEYS = new Set([
  'id',
  'level',
  'name',
  'parent',
  'assessAs',
  'surveyedFacilities',
  'facilities',
  'findings',
  'provenance',
  'note',
])
const KNOWN_FACILITY_KEYS = new Set(['type', 'name', 'provenance', 'note'])

type Values = Readonly<Record<string, unknown>>

/** A unit whose every value can be used: what was wrong is `null` and named. */
export interface CheckedUnit {
  readonly id: string
  readonly level: string
  readonly levels: readonly string[]
  readonly name: string | null
  readonly parent: string | null
  readonly digest: string
  readonly values: Values
  readonly facilities: readonly CheckedFacility[]
  readonly surveyed: 'all' | ReadonlySet<string>
  /** Facility types that an unreadable or misspelt entry may belong to. */
  readonly doubtful: ReadonlySet<string>
  readonly findings: Values
  /** Names of values that were given but cannot be used. */
  readonly invalid: ReadonlySet<string>
  /** Names of values whose source calls them approximate. */
  readonly approximate: ReadonlySet<string>
  readonly source: Unit
}

export interface CheckedFacility {
  readonly type: string
  readonly values: Values
  /** The facility as given. */
  readonly source: Facility
}

/** What came of one row: a usable unit where it has one, the digest of the row as given, and what was found. */
export interface Checked {
  readonly unit: CheckedUnit | null
  readonly digest: string
  readonly issues: readonly Issue[]
}

/**
 * Stage 2. Reads one unit of a dataset. A wrong value costs that value only: it becomes unknown, with an issue that names it.
 *
 * @param json - The unit as parsed JSON; it is not changed.
 * @param path - JSON Pointer to the unit, for issues.
 */
export function validate(json: unknown, path: string, dictionary: Dictionary): Checked {
  try {
    return read(json, path, dictionary)
  } catch {
    // Only what is not JSON can throw here: a number that is none, a function, a property that throws when it is read.
    return { unit: null, digest: digest('not-plain'), issues: [issue('not-plain', path, {})] }
  }
}

function read(json: unknown, path: string, dictionary: Dictionary): Checked {
  if (isDeeperThan(json, LEVELS_DEEP))
    return { unit: null, digest: digest('too-deep'), issues: [issue('too-deep', path, { limit: LEVELS_DEEP })] }
  const problems = findProblems(unitSchema, json)
  const issues = problemIssues(problems, json).map((problem) => placed(problem, path))
  const own = digest(inOrder(json))
  const badPaths = new Set(problems.map((problem) => problem.instancePath))
  if (['', '/id', '/level'].some((fatal) => badPaths.has(fatal))) return { unit: null, digest: own, issues }
  const source = json as Unit // its form was checked above; parts that failed are skipped below
  return { unit: readUnit(source, own, path, badPaths, dictionary, issues), digest: own, issues }
}

function readUnit(source: Unit, own: string, path: string, bad: ReadonlySet<string>, dictionary: Dictionary, issues: Issue[]): CheckedUnit {
  const invalid = new Set<string>()
  const approximate = new Set<string>()
  const usable = <T>(key: string, value: T | undefined): T | undefined => (bad.has(`/${key}`) ? undefined : value)
  const values: Record<string, unknown> = Object.create(null)
  for (const [key, value] of Object.entries(source)) {
    if (KNOWN_KEYS.has(key)) continue
    values[key] = readField(value, dictionary.unit, key, key, at(path, key), { invalid, issues })
  }
  noteProvenance(usable('provenance', source.provenance), values, '', path, approximate, issues)
  const facilities = (Array.isArray(source.facilities) ? source.facilities : []).flatMap((facility, index): CheckedFacility[] => {
    const place = `/facilities/${index}`
    if (
      bad.has(place) ||
      bad.has(`${place}/type`) ||
      typeof facility !== 'object' ||
      facility === null ||
      typeof facility.type !== 'string'
    )
      return []
    const own: Record<string, unknown> = Object.create(null)
    for (const [key, value] of Object.entries(facility)) {
      if (KNOWN_FACILITY_KEYS.has(key)) continue
      own[key] = readField(value, dictionary.facility, key, `facilities.${facility.type}.${key}`, at(`${path}${place}`, key), {
        invalid,
        issues,
      })
    }
    noteProvenance(facility.provenance, own, `facilities.${facility.type}.`, `${path}${place}`, approximate, issues)
    checkFacility(facility.type, own, `${path}${place}`, dictionary, issues)
    return [{ type: facility.type, values: own, source: facility }]
  })
  const surveyed = usable('surveyedFacilities', source.surveyedFacilities)
  if (Array.isArray(surveyed)) {
    for (const [index, type] of surveyed.entries()) checkType(type, at(path, 'surveyedFacilities', index), dictionary, issues)
  }
  return {
    id: source.id,
    level: source.level,
    levels: [...new Set([source.level, ...(usable('assessAs', source.assessAs) ?? [])])],
    name: typeof source.name === 'string' ? source.name : null,
    parent: typeof source.parent === 'string' ? source.parent : null,
    digest: own,
    values,
    facilities,
    surveyed: surveyed === 'all' ? 'all' : new Set(Array.isArray(surveyed) ? surveyed : []),
    doubtful: doubtfulTypes(source, bad, dictionary),
    findings: readFindings(usable('findings', source.findings), path, dictionary, invalid, approximate, issues),
    invalid,
    approximate,
    source,
  }
}

// An entry of no readable type may belong to any type; a misspelt one to the type it is nearest to.
function doubtfulTypes(source: Unit, bad: ReadonlySet<string>, dictionary: Dictionary): ReadonlySet<string> {
  const known = Object.keys(dictionary.facilities)
  const listed: readonly unknown[] = Array.isArray(source.facilities) ? source.facilities : []
  const unreadable =
    bad.has('/facilities') || listed.some((_, index) => bad.has(`/facilities/${index}`) || bad.has(`/facilities/${index}/type`))
  if (unreadable) return new Set(known)
  const types = listed.map((facility) => (facility as { type: string }).type).filter((type) => !known.includes(type))
  return new Set(types.flatMap((type) => nearest(type, known) ?? []))
}

// A type near a known one is most likely misspelt; any other may be for a pack that is not loaded.
function checkType(type: string, path: string, dictionary: Dictionary, issues: Issue[]): void {
  if (Object.hasOwn(dictionary.facilities, type)) return
  const near = nearest(type, Object.keys(dictionary.facilities))
  issues.push((near === null ? warning : issue)('unknown-facility-type', path, { type, nearest: near }))
}

function checkFacility(type: string, values: Values, path: string, dictionary: Dictionary, issues: Issue[]): void {
  checkType(type, at(path, 'type'), dictionary, issues)
  const whole = exactOf(values.floorArea)
  const part = exactOf(values.residentActivityFloorArea)
  if (whole !== null && part !== null && part.compare(whole) > 0) {
    issues.push(
      issue('part-exceeds-whole', at(path, 'residentActivityFloorArea'), {
        part: `residentActivityFloorArea ${shown(values.residentActivityFloorArea)}`,
        whole: `floorArea ${shown(values.floorArea)}`,
      }),
    )
  }
  // Where a rule asks for the usable area itself, nothing is missing.
  const isAsked = Object.hasOwn(dictionary.facility, 'usableArea')
  if (!isAsked && (values.floorArea ?? null) === null && (values.usableArea ?? null) !== null) {
    issues.push(warning('usable-area-only', at(path, 'usableArea'), { found: shown(values.usableArea) }))
  }
}

function readFindings(
  findings: Unit['findings'],
  path: string,
  dictionary: Dictionary,
  invalid: Set<string>,
  approximate: Set<string>,
  issues: Issue[],
): Values {
  const values: Record<string, unknown> = Object.create(null)
  for (const [id, finding] of Object.entries(findings ?? {})) {
    const { value, on }: { value?: unknown; on?: unknown } = typeof finding === 'object' && finding !== null ? finding : {}
    if (typeof on === 'string' && !isDate(on) && new RegExp(DATE_PATTERN).test(on))
      issues.push(issue('not-a-date', at(path, 'findings', id, 'on'), { found: shown(on) }))
    const known = value === 'yes' || value === 'partial' || value === 'no'
    values[id] = known ? value : null
    if (!known && value !== null) invalid.add(`findings.${id}`)
    if (known && finding.provenance?.approximate === true) approximate.add(`findings.${id}`)
    if (!Object.hasOwn(dictionary.findings, id))
      issues.push(
        warning('unknown-finding', at(path, 'findings', id), { finding: id, nearest: nearest(id, Object.keys(dictionary.findings)) }),
      )
  }
  return values
}

function noteProvenance(
  provenance: Readonly<Record<string, Provenance>> | undefined,
  values: Values,
  prefix: string,
  path: string,
  approximate: Set<string>,
  issues: Issue[],
): void {
  if (typeof provenance !== 'object' || provenance === null) return
  for (const [key, source] of Object.entries<Provenance | null>(provenance)) {
    const { approximate: marked, alternatives } = source ?? {}
    if (marked === true) approximate.add(prefix + key)
    const listed: readonly ({ readonly value?: unknown } | null)[] = Array.isArray(alternatives) ? alternatives : []
    const stated = listed.map((other) => other?.value ?? null).filter((value) => value !== null)
    if (stated.length === 0) continue
    const others = stated.map((value) => JSON.stringify(value)).join(', ')
    issues.push(warning('conflicting-sources', at(path, key), { found: JSON.stringify(values[key] ?? null), alternatives: others }))
  }
}

function placed(found: Issue, path: string): Issue {
  return { ...found, path: path + found.path }
}
