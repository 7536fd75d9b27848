import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createImpactRun } from '../../src/author/impact/accumulate.js'
import { applyOverlay, loadPack } from '../../src/index.js'
import { surveyed } from './surveyed.js'

// What an impact costs: npx tsx tests/bench/impact.ts 10000
const root = resolve(import.meta.dirname, '../..')
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(root, file), 'utf8'))
const before = loadPack(read('rules/notice-2022-48/releases/1.0.0.json'))
const after = applyOverlay(before, read('examples/overlays/example-province.json'))
const [, ...lines] = surveyed(Number(process.argv[2] ?? 10_000))
const start = performance.now()
const run = createImpactRun(before, after, '2024-06-30')
for (const [index, line] of lines.entries()) run.take(JSON.parse(line), `/lines/${index + 2}`)
const { units, flips, scores } = run.finish('bench', [])
const seconds = (performance.now() - start) / 1000
const peak = process.resourceUsage().maxRSS / 1024
console.log(`${units} units, ${flips.length} flips, ${scores.length} scores moved: ${seconds.toFixed(1)} s, ${Math.round(peak)} MB at most`)
