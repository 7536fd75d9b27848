import { defineConfig } from 'vitest/config'

/** The tests that speak of the evaluator, scoring and exact arithmetic; the rest would only slow every mutant down. */
export default defineConfig({
  test: {
    root: '.',
    include: ['tests/logic/**/*.test.ts', 'tests/evaluate.test.ts', 'tests/score.test.ts', 'tests/rational.test.ts', 'tests/packs/cases.test.ts'],
  },
})
