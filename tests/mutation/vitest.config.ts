import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Quickest first: most mutants fall to a table of cases, and the first test that fails ends the run. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification): number => {
      const slow = SLOW.findIndex((part) => moduleId.includes(part))
      return slow === -1 && moduleId.includes('tests/logic/') ? -2 : slow
    }
    return [...files].sort((a, b) => cost(a) - cost(b) || a.moduleId.localeCompare(b.moduleId))
  }
}

const SLOW = ['evaluate.test', 'overlay.test', 'small-scope.test', 'operands.test', 'waivers.test', 'properties/']

/**
 * The tests that speak of the evaluator, scoring and exact arithmetic; the rest would only slow every mutant down.
 * `MUTATION_TESTS` names fewer, for a part of the code that nearly every test runs.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^wanzheng$/, replacement: resolve(import.meta.dirname, '../../src/index.ts') }] },
  test: {
    setupFiles: ['tests/seed.ts'],
    env: { PROPERTY_SHARE: process.env.PROPERTY_SHARE ?? '0.004' },
    sequence: { sequencer: QuickestFirst },
    include: process.env.MUTATION_TESTS?.split(' ') ?? [
      'tests/logic/**/*.test.ts',
      'tests/evaluation/*.test.ts',
      'tests/compile.test.ts',
      'tests/evaluate.test.ts',
      'tests/load.test.ts',
      'tests/score.test.ts',
      'tests/rational.test.ts',
      'tests/operands.test.ts',
      'tests/overlay.test.ts',
      'tests/waivers.test.ts',
      'tests/properties/logic.test.ts',
      'tests/properties/columns.test.ts',
    ],
    testTimeout: 60_000,
  },
})
