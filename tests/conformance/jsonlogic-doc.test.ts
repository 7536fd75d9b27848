import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMAND, jsonLogicDoc } from './jsonlogic-doc.js'
import { readSuite, tally } from './suite.js'

const PAGE = new URL('../../docs/jsonlogic.md', import.meta.url)

test(`docs/jsonlogic.md is what \`${COMMAND}\` writes`, () => {
  const suite = readSuite()
  if (process.env.UPDATE_DOCS === '1') {
    if (suite === null)
      throw new Error('docs/jsonlogic.md cannot be written without the suite: its counts come from ../shared/suites/json-logic')
    writeFileSync(PAGE, jsonLogicDoc(tally(suite)))
  }
  const page = readFileSync(PAGE, 'utf8')
  if (suite !== null) {
    expect(page).toBe(jsonLogicDoc(tally(suite)))
    return
  }
  console.warn(
    'THE JSONLOGIC SUITE IS NOT THERE (../shared/suites/json-logic): the counts in docs/jsonlogic.md are NOT checked, all else is',
  )
  const withoutCounts = (text: string): string => text.replace(/\*\*[0-9,]+\*\*/g, '**?**')
  expect(withoutCounts(page)).toBe(withoutCounts(jsonLogicDoc({ total: 0, sameResult: 0, bothRefuse: 0, bothRefuseForOperator: 0 })))
})
