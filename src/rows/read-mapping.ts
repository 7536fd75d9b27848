import { schemaIssues } from '../data/problem.js'
import { mappingSchema } from '../generated/schemas.js'
import { refuse } from '../load.js'
import type { Mapping } from '../schema/mapping.js'

/**
 * Checks a mapping that somebody wrote or edited.
 *
 * @param json - A mapping as parsed JSON, `schemas/mapping.schema.json` of the package.
 * @throws `WanzhengError` `misuse`, with every problem in `issues`.
 *
 * @example
 * ```ts
 * import { datasetOfRows, readMapping } from 'wanzheng/rows'
 *
 * const mapping = readMapping({ schema: 'wanzheng/mapping/1', columns: [{ header: '规模', target: 'households' }] })
 * const rows = [['社区代码', '社区名称', '规模'], ['350203001001', '示范社区', '1030']]
 * datasetOfRows([{ name: '社区', rows }], { id: 'd', mapping }).dataset.units[0]?.households // => 1030
 * ```
 */
export function readMapping(json: unknown): Mapping {
  refuse('misuse', schemaIssues(mappingSchema, json))
  return json as Mapping // validated above
}
