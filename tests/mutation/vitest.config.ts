import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The tests that speak of the evaluator, scoring and exact arithmetic; the rest would only slow every mutant down. */
export default defineConfig({
  resolve: { alias: [{ find: /^wanzheng$/, replacement: resolve(import.meta.dirname, '../../src/index.ts') }] },
  test: {
    setupFiles: ['tests/seed.ts'],
    env: { PROPERTY_SHARE: '0.02' },
    include: [
      'tests/logic/**/*.test.ts',
      'tests/evaluate.test.ts',
      'tests/score.test.ts',
      'tests/rational.test.ts',
      'tests/overlay.test.ts',
      'tests/properties/columns.test.ts',
      'tests/properties/logic.test.ts',
    ],
    testTimeout: 60_000,
  },
})
