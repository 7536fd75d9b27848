import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMAND, jsonLogicDoc } from './jsonlogic-doc.js'
import { readSuite, type Tally, tally } from './suite.js'

const suite = readSuite()
const counts = suite === null ? null : tally(suite)
const NO_COUNTS: Tally = { total: 0, sameResult: 0, bothRefuse: 0, bothRefuseForOperator: 0 }

test.each([
  ['jsonlogic.md', 'en'],
  ['jsonlogic.zh-CN.md', 'zh'],
] as const)(`docs/%s is what \`${COMMAND}\` writes`, (name, language) => {
  const file = new URL(`../../docs/${name}`, import.meta.url)
  if (process.env.UPDATE_DOCS === '1') {
    if (counts === null)
      throw new Error(`docs/${name} cannot be written without the suite: its counts come from ../shared/suites/json-logic`)
    writeFileSync(file, jsonLogicDoc(counts, language))
  }
  const page = readFileSync(file, 'utf8')
  if (counts !== null) {
    expect(page).toBe(jsonLogicDoc(counts, language))
    return
  }
  console.warn(`THE JSONLOGIC SUITE IS NOT THERE (../shared/suites/json-logic): the counts in docs/${name} are NOT checked, all else is`)
  const withoutCounts = (text: string): string => text.replace(/\*\*[0-9,]+\*\*/g, '**?**')
  expect(withoutCounts(page)).toBe(withoutCounts(jsonLogicDoc(NO_COUNTS, language)))
})
