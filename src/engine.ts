import { compile, type Program } from './compile.js'
import { checkDate, dateOf, type Header, readDataset } from './data/dataset.js'
import { mergeDictionaries } from './data/dictionary.js'
import { createIssueLog } from './data/issue-log.js'
import { digest } from './digest.js'
import { WanzhengError } from './error.js'
import { judgeUnit } from './evaluation/judge.js'
import type { SecondEvaluator } from './evaluation/view.js'
import { type Explanation, explain, explainAll } from './explain.js'
import { type Input, inputs } from './inputs.js'
import { at, type Issue } from './issue.js'
import { loadPack, SEMANTICS } from './load.js'
import { merkleRoot } from './merkle.js'
import { knownDigest } from './released.js'
import type { AssessmentJson, UnitAssessment } from './schema/assessment.js'
import type { Pack } from './schema/pack.js'
import type { Waiver } from './schema/waiver.js'
import { compareText } from './text.js'
import { validate } from './validate.js'
import { VERSION } from './version.js'
import { unmatchedWaivers, waiversByUnit } from './waivers.js'

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

/** A pack as a result names it; `layers` where overlays lie over it: the released pack, then each overlay. */
export interface PackReference {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly layers?: readonly { readonly id: string; readonly version: string; readonly digest: string }[]
}

/** Scores datasets against the packs it was made with. */
export interface Engine {
  /** The packs, in the order given, with their digests. */
  readonly packs: readonly PackReference[]
  /** The date whose law applies, or `null` where each dataset states its own. */
  readonly asOf: string | null
  /** What its assessments say of how they were made, beside packs and date; nothing where that is as usual. */
  readonly terms: Terms
  /** Assesses a whole dataset. Problems in the data come back as `issues`; units are in order of their ids. */
  readonly assess: (dataset: unknown) => Assessment
  /** Assesses one unit of a stream, given the date and where the unit stands. */
  readonly assessUnit: (unit: unknown, options: { readonly asOf: string; readonly path: string }) => Assessed
  /** Issues of the waivers that name a rule no pack has, or a unit that is not among those assessed. */
  readonly unmatched: (hasUnit: (id: string) => boolean) => readonly Issue[]
  /** Shows how a rule came to its outcome for a unit, step by step. */
  readonly explain: (dataset: unknown, options: { readonly unit: string; readonly rule: string }) => Explanation
  /** Shows how every rule came to its outcome for one unit of a stream; nothing where the unit cannot be read. */
  readonly explainUnit: (unit: unknown, options: { readonly asOf: string }) => readonly Explanation[]
  /** The fields the packs read, with type, unit, label, and the rules that need them. */
  readonly inputs: () => readonly Input[]
}

/** What an engine is made for, beside its packs. */
export interface EngineOptions {
  readonly asOf?: string
  readonly operands?: boolean
  readonly waivers?: readonly Waiver[]
}

/** Whether outcomes list operands, and the waivers given; one that does without is silent, so that its bytes stay as they were. */
export type Terms = Pick<AssessmentJson, 'operands' | 'waivers'>

/**
 * Makes an engine for one or more packs. The first pack gives each unit its `score` and `grade`; `results` holds those of all.
 *
 * @param packs - Released packs, as parsed JSON or as {@link loadPack} returned them.
 * @param options - `asOf`: the calendar date `YYYY-MM-DD` whose law applies; without it each dataset must state its own.
 * `operands`: whether each outcome lists the values its rule read, with their sources, and the figures it was held to.
 * `waivers`: as {@link loadWaivers} gives them; they annotate units, and change no outcome.
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
export function createEngine(packs: readonly unknown[], options: EngineOptions = {}): Engine {
  return engineWith(packs, options, null)
}

/** An engine that takes the values of expressions from another evaluator. What was missing, and why, is still its own. */
export function engineWith(packs: readonly unknown[], options: EngineOptions, second: SecondEvaluator | null): Engine {
  if (packs.length === 0) throw new WanzhengError('misuse', 'an engine needs at least one pack')
  const loaded = packs.map(loadPack)
  const dictionary = mergeDictionaries(loaded)
  const { operands = false, waivers } = options
  const terms: Terms = { ...(operands ? { operands: true } : {}), ...(waivers === undefined ? {} : { waivers: [...waivers] }) }
  const byUnit = waiversByUnit(waivers ?? [])
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
  // Digests of whole packs take longer than all the rest of this, and not everybody asks for them.
  let known: Engine['packs'] | null = null
  const references = (): Engine['packs'] => {
    known ??= loaded.map(referenceTo)
    return known
  }
  const assessUnit: Engine['assessUnit'] = (json, { asOf: date, path }) => {
    const checked = validate(json, path, dictionary)
    if (checked.unit === null) return { unit: null, digest: checked.digest, issues: checked.issues }
    const own = waivers === undefined ? null : (byUnit.get(checked.unit.id) ?? [])
    const { unit, issues } = judgeUnit(checked.unit, programsAt(date), date, path, own, { second, withTrail: operands })
    return { unit, digest: checked.digest, issues: [...checked.issues, ...issues] }
  }
  const rules = new Set(loaded.flatMap((pack) => pack.rules.map((rule) => `${pack.id}/${rule.id}`)))
  const unmatched: Engine['unmatched'] = (hasUnit) => unmatchedWaivers(waivers ?? [], rules, hasUnit)
  return {
    get packs() {
      return references()
    },
    asOf,
    terms,
    assessUnit,
    unmatched,
    assess: (dataset) => assessDataset(dataset, { asOf, terms, references: references(), assessUnit, unmatched }),
    explain: (dataset, { unit: id, rule }) => {
      const { header, units } = readDataset(dataset)
      const date = dateOf(header, asOf)
      const found = units.map((json, index) => validate(json, at('/units', index), dictionary).unit).find((unit) => unit?.id === id)
      if (found === undefined || found === null) throw new WanzhengError('not-found', `the dataset has no readable unit "${id}"`)
      return explain(found, rule, programsAt(date), date)
    },
    explainUnit: (json, { asOf: date }) => {
      const { unit } = validate(json, '', dictionary)
      return unit === null ? [] : explainAll(unit, programsAt(date), date)
    },
    inputs: () => inputs(programsAt(asOf ?? '2023-01-01')),
  }
}

function referenceTo(pack: Pack): PackReference {
  const { id, version, layers } = pack
  const own = { id, version, digest: knownDigest(pack) ?? digest(pack) }
  if (layers === undefined) return own
  const overlays = layers.overlays.map((one) => ({ id: one.id, version: one.version, digest: one.digest }))
  return { ...own, layers: [{ id, ...layers.base }, ...overlays] }
}

interface Context {
  readonly asOf: string | null
  readonly terms: Terms
  readonly references: Engine['packs']
  readonly assessUnit: Engine['assessUnit']
  readonly unmatched: Engine['unmatched']
}

function assessDataset(dataset: unknown, { asOf, terms, references, assessUnit, unmatched }: Context): Assessment {
  const { header, units, issues } = readDataset(dataset)
  const date = dateOf(header, asOf)
  const results: UnitAssessment[] = []
  const log = createIssueLog()
  log.add(issues)
  const digests: string[] = []
  for (const [index, json] of units.entries()) {
    const path = at('/units', index)
    const { unit, digest: own, issues: problems } = assessUnit(json, { asOf: date, path })
    log.add(problems)
    digests.push(own)
    if (unit === null) continue
    log.add(log.again(unit.id, path))
    results.push(unit)
  }
  const ids = new Set(results.map(({ id }) => id))
  log.add(unmatched((id) => ids.has(id)))
  results.sort((a, b) => compareText(a.id, b.id) || compareText(a.digest, b.digest))
  const source = datasetOf(header, merkleRoot(digests))
  return seal({ asOf: date, packs: references, dataset: source, ...terms, units: results, issues: log.all() })
}

/** How an assessment names the dataset it was made from. */
export function datasetOf({ id, corrects }: Header, root: string): Assessment['dataset'] {
  return { id, digest: root, ...(corrects === undefined ? {} : { corrects }) }
}

/** The terms that something recorded states. */
export function termsOf({ operands, waivers }: Terms): Terms {
  return { ...(operands === undefined ? {} : { operands }), ...(waivers === undefined ? {} : { waivers }) }
}

/** Completes an assessment with schema, engine and digest. */
export function seal(body: Sealed & Pick<Assessment, 'units' | 'issues'>): Assessment {
  const { units, issues, ...head } = body
  return {
    schema: 'wanzheng/assessment/1',
    engine: { version: VERSION, semantics: SEMANTICS },
    ...head,
    units,
    issues,
    digest: sealOf(head, rootOf(units)),
  }
}

/** The root over the digests of assessed units, in any order. */
export function rootOf(units: readonly UnitAssessment[]): string {
  return merkleRoot(units.map((unit) => digest(unit)))
}

/** What the digest of an assessment covers beside its units. */
export type Sealed = Pick<Assessment, 'asOf' | 'packs' | 'dataset'> & Terms

/** The digest of an assessment: over its date, packs, dataset and terms, and the root over its units. */
export function sealOf(head: Sealed, units: string): string {
  const { asOf, packs, dataset } = head
  return digest({ schema: 'wanzheng/assessment/1', semantics: SEMANTICS, asOf, packs, dataset, ...termsOf(head), units })
}
