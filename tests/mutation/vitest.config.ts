import { defineConfig } from 'vitest/config'

/** The tests that speak of the evaluator, scoring and exact arithmetic; the rest would only slow every mutant down. */
export default defineConfig({
  test: {
    include: [
      'tests/logic/**/*.test.ts',
      'tests/evaluate.test.ts',
      'tests/score.test.ts',
      'tests/rational.test.ts',
      'tests/overlay.test.ts',
    ],
    exclude: ['tests/logic/fast.test.ts'],
    testTimeout: 60_000,
  },
})
