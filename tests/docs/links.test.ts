import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { documents, root } from './examples.js'

const generated = readdirSync(join(root, 'docs/packs')).map((name) => `docs/packs/${name}`)
const files = [...new Set([...documents(), ...generated])]

/** Links of a document to other files and headings, without those in code. */
function linksOf(file: string): readonly string[] {
  const prose = readFileSync(join(root, file), 'utf8').replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gm, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string).filter((link) => !/^[a-z]+:/.test(link))
}

/** Anchors of a document's headings, as GitHub makes them. */
function anchorsOf(path: string): readonly string[] {
  const headings = readFileSync(path, 'utf8').match(/^#+ .*$/gm) ?? []
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test.each(files)('every link of %s leads somewhere', (file) => {
  const dead = linksOf(file).filter((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? join(root, file) : resolve(root, dirname(file), decodeURIComponent(path))
    if (!existsSync(target)) return !target.includes('/docs/api/')
    return anchor !== undefined && !anchorsOf(target).includes(decodeURIComponent(anchor))
  })
  expect(dead).toEqual([])
})

test('every guide has its other language, and names it', () => {
  for (const file of files) {
    const other = file.endsWith('.zh-CN.md') ? file.replace('.zh-CN.md', '.md') : file.replace('.md', '.zh-CN.md')
    if (!existsSync(join(root, other))) continue
    expect(linksOf(file)).toContain(other.split('/').at(-1))
  }
})

test('every pack page and every decision is listed', () => {
  const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md')
  expect(linksOf('docs/decisions/README.md')).toEqual(decisions.sort())
  const isChinese = (file: string): boolean => file.endsWith('.zh-CN.md')
  const pages = generated.map((file) => file.replace('docs/', ''))
  expect(linksOf('docs/README.md')).toEqual(expect.arrayContaining(pages.filter((file) => !isChinese(file))))
  expect(linksOf('docs/README.zh-CN.md')).toEqual(expect.arrayContaining(pages.filter(isChinese)))
})
