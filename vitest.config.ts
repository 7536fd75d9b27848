import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { documentedExamples } from './tests/docs/examples.js'

const source = (file: string): string => resolve(import.meta.dirname, 'src', file)

export default defineConfig({
  plugins: [documentedExamples()],
  resolve: {
    alias: [
      { find: /^wanzheng$/, replacement: source('index.ts') },
      { find: /^wanzheng\/logic$/, replacement: source('logic.ts') },
      { find: /^wanzheng\/report$/, replacement: source('report.ts') },
      { find: /^wanzheng\/author$/, replacement: source('author.ts') },
      { find: /^wanzheng\/audit$/, replacement: source('audit.ts') },
      { find: /^wanzheng\/rows$/, replacement: source('rows.ts') },
      { find: /^wanzheng\/node$/, replacement: source('node/index.ts') },
    ],
  },
  test: { setupFiles: ['tests/seed.ts'], include: ['tests/**/*.test.ts'], testTimeout: 120_000 },
})
