import { dateOf } from '../data/dataset.js'
import { createIssueLog } from '../data/issue-log.js'
import { digest } from '../digest.js'
import { type Assessed, type Assessment, datasetOf, type Engine, sealOf, type Terms } from '../engine.js'
import { SEMANTICS } from '../load.js'
import { createMerkleTree } from '../merkle.js'
import type { UnitAssessment } from '../schema/assessment.js'
import { compareText } from '../text.js'
import { VERSION } from '../version.js'
import { nativeDigest } from './native-digest.js'
import type { Source } from './source.js'

/** An assessment without its units: what is left to say when they have all gone by. */
export type Summary = Pick<Assessment, 'asOf' | 'packs' | 'dataset' | 'issues' | 'digest'> & Terms

/** What came of one unit that went by; `result` is the digest of the assessed unit, where there is one. */
export interface AssessedRow extends Assessed {
  readonly result: string | null
}

/** The assessment of units that went by one by one, in order of their ids. */
export function wholeOf(summary: Summary, units: readonly UnitAssessment[]): Assessment {
  const inOrder = [...units].sort((a, b) => compareText(a.id, b.id) || compareText(a.digest, b.digest))
  return { schema: 'wanzheng/assessment/1', engine: { version: VERSION, semantics: SEMANTICS }, ...summary, units: inOrder }
}

/**
 * Assesses a dataset unit by unit, in the order given: only digests and issues are kept. The result is that of
 * `engine.assess`, digest included, but for the order of the units and the paths of issues.
 *
 * @returns What stands around the units, when all have gone by.
 * @throws {@link WanzhengError} `missing-as-of` where neither engine nor dataset states a date.
 */
export async function* assessSource(engine: Engine, source: Source): AsyncGenerator<AssessedRow, Summary> {
  const asOf = dateOf(source.header, engine.asOf)
  const log = createIssueLog()
  log.add(source.issues)
  const [given, results] = [createMerkleTree(), createMerkleTree()]
  const ids = new Set<string>()
  for await (const { path, value, problem } of source.rows) {
    const assessed =
      problem === null ? engine.assessUnit(value, { asOf, path }) : { unit: null, digest: digest(problem), issues: [problem] }
    const issues = assessed.unit === null ? assessed.issues : [...assessed.issues, ...log.again(assessed.unit.id, path)]
    log.add(issues)
    given.add(assessed.digest)
    const result = assessed.unit === null ? null : nativeDigest(assessed.unit)
    if (result !== null) results.add(result)
    if (assessed.unit !== null && engine.terms.waivers !== undefined) ids.add(assessed.unit.id)
    yield { ...assessed, issues, result }
  }
  const dataset = datasetOf(source.header, given.root())
  log.add(engine.unmatched((id) => ids.has(id)))
  const head = { asOf, packs: engine.packs, dataset, ...engine.terms }
  return { ...head, issues: log.all(), digest: sealOf(head, results.root()) }
}
