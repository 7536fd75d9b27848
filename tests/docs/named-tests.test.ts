import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './examples.js'

/** The tests that a page names: file and title. */
function namedIn(page: string): readonly (readonly [string, string])[] {
  const rows = readFileSync(resolve(root, page), 'utf8').matchAll(/^\|.*\| \[[^\]]+\]\(\.\.\/([^)]+)\): (.+) \|$/gm)
  return [...rows].map(([, file = '', title = '']) => [file, title] as const)
}

test.each(['attacks', 'proofs'])('docs/%s.md names tests that are there, the same in both languages', (page) => {
  const named = namedIn(`docs/${page}.md`)
  expect(named.length).toBeGreaterThan(20)
  expect(namedIn(`docs/${page}.zh-CN.md`)).toEqual(named)
  const gone = named.filter(
    ([file, title]) => !existsSync(resolve(root, file)) || !readFileSync(resolve(root, file), 'utf8').includes(title),
  )
  expect(gone).toEqual([])
})
