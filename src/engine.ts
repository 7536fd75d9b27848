import { compile, type Program } from './compile.js'
import { isDate } from './dates.js'
import { digest, merkleRoot } from './digest.js'
import { WanzhengError } from './error.js'
import { evaluate, type Finding } from './evaluate.js'
import { type Explanation, explain } from './explain.js'
import { type Input, inputs } from './inputs.js'
import { at, type Issue, issue, shown, warning } from './issue.js'
import { loadPack, refuse, SEMANTICS } from './load.js'
import { isEndless } from './logic/interval.js'
import { describe } from './messages/describe.js'
import { outcomeOf, resultOf } from './outcome.js'
import { toDecimal } from './rational.js'
import type { AssessmentJson, UnitAssessment } from './schema/assessment.js'
import type { Dataset } from './schema/dataset.js'
import type { Dictionary } from './schema/dictionary.js'
import type { Pack } from './schema/pack.js'
import { score } from './score.js'
import { viewOf } from './surroundings.js'
import { type CheckedUnit, validate } from './validate.js'
import { VERSION } from './version.js'

/** The assessment of a dataset: plain JSON. Its schema is published as `wanzheng/schemas/assessment.schema.json`. */
export interface Assessment extends Omit<AssessmentJson, 'issues' | 'packs' | 'units'> {
  readonly packs: Engine['packs']
  readonly units: readonly UnitAssessment[]
  readonly issues: readonly Issue[]
}

/** What came of one unit of a stream: its assessment where it could be read, and the issues found in it. */
export interface Assessed {
  readonly unit: UnitAssessment | null
  /** SHA-256 of the unit as given, readable or not. */
  readonly digest: string
  readonly issues: readonly Issue[]
}

/** Scores datasets against the packs it was made with. */
export interface Engine {
  /** The packs, in the order given, with their digests. */
  readonly packs: readonly { readonly id: string; readonly version: string; readonly digest: string }[]
  /** The date whose law applies, or `null` where each dataset states its own. */
  readonly asOf: string | null
  /** Assesses a whole dataset. Problems in the data come back as `issues`; units are in order of their ids. */
  readonly assess: (dataset: unknown) => Assessment
  /** Assesses one unit of a stream, given the date and where the unit stands. */
  readonly assessUnit: (unit: unknown, options: { readonly asOf: string; readonly path: string }) => Assessed
  /** Shows how a rule came to its outcome for a unit, step by step. */
  readonly explain: (dataset: unknown, options: { readonly unit: string; readonly rule: string }) => Explanation
  /** The fields the packs read, with type, unit, label, and the rules that need them. */
  readonly inputs: () => readonly Input[]
}

/**
 * Makes an engine for one or more packs. The first pack gives each unit its `score` and `grade`; `results` holds those of all.
 *
 * @param packs - Released packs, as parsed JSON or as {@link loadPack} returned them.
 * @param options - `asOf`: the calendar date `YYYY-MM-DD` whose law applies; without it each dataset must state its own.
 * @throws {@link WanzhengError} `invalid-pack`, `unsupported`, or `misuse` for packs that contradict each other.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice], { asOf: '2023-06-30' })
 * const { units } = engine.assess({
 *   id: 'demo',
 *   units: [{ id: '350203001001', level: 'community', households: 1030, facilities: [{ type: 'community-service', floorArea: 309 }], surveyedFacilities: 'all' }],
 * })
 * const area = units[0]?.outcomes.find((outcome) => outcome.rule === 'notice-2022-48/service-area-per-100-households')
 * area?.status // => 'pass'
 * area?.value // => 30
 * ```
 */
export function createEngine(packs: readonly unknown[], options: { readonly asOf?: string } = {}): Engine {
  const loaded = packs.map(loadPack)
  const dictionary = mergeDictionaries(loaded)
  const asOf = options.asOf ?? null
  if (asOf !== null) checkDate(asOf)
  const programs = new Map<string, readonly Program[]>()
  const programsAt = (date: string): readonly Program[] => {
    const known = programs.get(date) ?? loaded.map((pack) => compile(pack, date))
    programs.set(date, known)
    return known
  }
  // An expression that cannot mean anything is refused now, not with the first dataset.
  programsAt(asOf ?? '2023-01-01')
  const references = loaded.map((pack) => ({ id: pack.id, version: pack.version, digest: digest(pack) }))
  const assessUnit: Engine['assessUnit'] = (json, { asOf: date, path }) => {
    const checked = validate(json, path, dictionary)
    if (checked.unit === null) return { unit: null, digest: checked.digest, issues: checked.issues }
    const { unit, issues } = judgeUnit(checked.unit, programsAt(date), date, path)
    return { unit, digest: checked.digest, issues: [...checked.issues, ...issues] }
  }
  return {
    packs: references,
    asOf,
    assessUnit,
    assess: (dataset) => assessDataset(dataset, { asOf, references, assessUnit }),
    explain: (dataset, { unit: id, rule }) => {
      const { header, units } = readDataset(dataset)
      const date = dateOf(header, asOf)
      const found = units.map((json, index) => validate(json, at('/units', index), dictionary).unit).find((unit) => unit?.id === id)
      if (found === undefined || found === null) throw new WanzhengError('not-found', `the dataset has no readable unit "${id}"`)
      return explain(found, rule, programsAt(date), date)
    },
    inputs: () => inputs(programsAt(asOf ?? '2023-01-01')),
  }
}

interface Context {
  readonly asOf: string | null
  readonly references: Engine['packs']
  readonly assessUnit: Engine['assessUnit']
}

function assessDataset(dataset: unknown, { asOf, references, assessUnit }: Context): Assessment {
  const { header, units, issues } = readDataset(dataset)
  const date = dateOf(header, asOf)
  const results: UnitAssessment[] = []
  const found: Issue[] = [...issues]
  const digests: string[] = []
  const firstPlace = new Map<string, string>()
  for (const [index, json] of units.entries()) {
    const path = at('/units', index)
    const { unit, digest: own, issues: problems } = assessUnit(json, { asOf: date, path })
    found.push(...problems)
    digests.push(own)
    if (unit === null) continue
    const first = firstPlace.get(unit.id)
    if (first === undefined) firstPlace.set(unit.id, path)
    else found.push(warning('duplicate-unit', path, { id: unit.id, first }))
    results.push(unit)
  }
  results.sort((a, b) => compareText(a.id, b.id) || compareText(a.digest, b.digest))
  return seal({ asOf: date, packs: references, dataset: { id: header.id, digest: merkleRoot(digests) }, units: results, issues: found })
}

/** Completes an assessment with schema, engine and digest. */
export function seal(body: Pick<Assessment, 'asOf' | 'packs' | 'dataset' | 'units' | 'issues'>): Assessment {
  const { asOf, packs, dataset, units, issues } = body
  return {
    schema: 'wanzheng/assessment/1',
    engine: { version: VERSION, semantics: SEMANTICS },
    asOf,
    packs,
    dataset,
    units,
    issues,
    digest: sealOf({ asOf, packs, dataset, unitDigests: units.map((unit) => digest(unit)) }),
  }
}

/** The digest of an assessment: over its date, packs, dataset and the digests of its units, in any order. */
export function sealOf(body: {
  readonly asOf: string
  readonly packs: Engine['packs']
  readonly dataset: Assessment['dataset']
  readonly unitDigests: readonly string[]
}): string {
  const { asOf, packs, dataset, unitDigests } = body
  return digest({ schema: 'wanzheng/assessment/1', semantics: SEMANTICS, asOf, packs, dataset, units: merkleRoot(unitDigests) })
}

function judgeUnit(
  unit: CheckedUnit,
  programs: readonly Program[],
  asOf: string,
  path: string,
): { readonly unit: UnitAssessment; readonly issues: readonly Issue[] } {
  const judged = programs.map((program) => {
    const view = viewOf(unit, program, asOf)
    const rules = program.rules.filter(({ rule }) => rule.level.some((level) => unit.levels.includes(level)))
    const findings = rules.map((rule) => evaluate(rule, view))
    return { findings, total: score(findings, program.pack.scoring), pack: program.pack }
  })
  const results = judged.map(({ findings, total, pack }) => resultOf(pack, findings, total))
  const outcomes = judged
    .flatMap(({ findings, total }) => findings.map((finding) => outcomeOf(finding, total)))
    .sort((a, b) => compareText(a.rule, b.rule))
  const { pack: _, ...first } = results[0] ?? resultOf(null, [], score([], EMPTY_SCORING))
  const issues = judged.flatMap(({ findings }) =>
    findings.filter((finding) => finding.implausible).map((finding) => warning('implausible', path, plausibility(finding))),
  )
  if (outcomes.length === 0) issues.push(warning('no-rules-for-level', at(path, 'level'), { level: unit.levels.join(', ') }) as never)
  return {
    unit: {
      id: unit.id,
      level: unit.level as UnitAssessment['level'],
      ...(unit.name === null ? {} : { name: unit.name }),
      ...(unit.parent === null ? {} : { parent: unit.parent }),
      digest: unit.digest,
      ...first,
      results,
      outcomes,
    },
    issues,
  }
}

const EMPTY_SCORING: Pack['scoring'] = {
  official: false,
  formula: { en: '-', zh: '-' },
  basis: { en: '-', zh: '-' },
  groups: [],
  scored: [],
  partial: 0,
  grades: [],
}

function plausibility({ rule, value }: Finding): { found: string; expected: string } {
  const { min, max } = rule.rule.plausible ?? {}
  const low = value?.low
  const unit = rule.form.kind === 'measure' ? rule.form.unit : ''
  return {
    found: `${rule.rule.id} ${low === undefined || isEndless(low) ? '' : toDecimal(low, 4)} ${unit}`,
    expected: `${min ?? ''} – ${max ?? ''} ${unit}`,
  }
}

function readDataset(dataset: unknown): {
  readonly header: Pick<Dataset, 'id' | 'asOf'>
  readonly units: readonly unknown[]
  readonly issues: readonly Issue[]
} {
  const problems: Issue[] = []
  const isObject = typeof dataset === 'object' && dataset !== null && !Array.isArray(dataset)
  const { id, asOf, units } = (isObject ? dataset : {}) as { id?: unknown; asOf?: unknown; units?: unknown }
  if (!isObject) problems.push(issue('not-an-object', '', { found: shown(dataset) }))
  else if (!Array.isArray(units))
    problems.push(
      units === undefined
        ? issue('missing-key', '', { key: 'units' })
        : issue('wrong-form', '/units', { found: shown(units), expected: 'a list of units' }),
    )
  if (isObject && asOf !== undefined && (typeof asOf !== 'string' || !isDate(asOf)))
    problems.push(issue('not-a-date', '/asOf', { found: shown(asOf) }))
  if (problems.length > 0) throw new WanzhengError('invalid-dataset', describe(problems, 'en'), problems)
  const named = typeof id === 'string' && id !== ''
  const issues = named
    ? []
    : [id === undefined ? warning('missing-key', '', { key: 'id' }) : warning('wrong-form', '/id', { found: shown(id), expected: 'text' })]
  return { header: { id: named ? id : '', ...(typeof asOf === 'string' ? { asOf } : {}) }, units: units as readonly unknown[], issues }
}

function dateOf({ asOf: own }: Pick<Dataset, 'asOf'>, asOf: string | null): string {
  const date = asOf ?? own
  if (date === undefined)
    throw new WanzhengError('missing-as-of', 'no date to judge by: give the dataset an "asOf" or the engine the option asOf, as YYYY-MM-DD')
  checkDate(date)
  return date
}

function checkDate(date: string): void {
  if (!isDate(date))
    throw new WanzhengError('misuse', `asOf: ${shown(date)} is not a calendar date YYYY-MM-DD`, [
      issue('not-a-date', '/asOf', { found: shown(date) }),
    ])
}

function mergeDictionaries(packs: readonly Pack[]): Dictionary {
  const ids = packs.map((pack) => pack.id)
  refuse(
    'misuse',
    ids.flatMap((id, index) => (ids.indexOf(id) === index ? [] : [issue('duplicate-pack', at('/packs', index), { id })])),
  )
  const merged: Record<keyof Dictionary, Record<string, unknown>> = { unit: {}, facility: {}, facilities: {}, findings: {}, units: {} }
  const owners = new Map<string, string>()
  for (const { id, dictionary } of packs) {
    for (const part of Object.keys(merged) as (keyof Dictionary)[]) {
      for (const [name, entry] of Object.entries(dictionary[part])) {
        const earlier = Object.hasOwn(merged[part], name) ? merged[part][name] : undefined
        const agrees = earlier === undefined || digest(earlier) === digest(entry)
        if (!agrees)
          refuse('misuse', [issue('dictionary-conflict', at('', part, name), { name, packs: `${owners.get(`${part}/${name}`)}, ${id}` })])
        merged[part][name] = entry
        owners.set(`${part}/${name}`, owners.get(`${part}/${name}`) ?? id)
      }
    }
  }
  return merged as unknown as Dictionary // every entry came from a dictionary of the same form
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
