import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type ts from 'typescript'

export const root = resolve(import.meta.dirname, '../..')

/** A fenced block of a document, or of a doc comment. */
export interface Block {
  /** File it stands in, from the top of the project. */
  readonly file: string
  /** Line of its first line of code. */
  readonly line: number
  readonly language: string
  readonly code: string
}

type Typescript = typeof ts

/** One `// =>` of an example: what came out, and what the document says. */
export interface Checked {
  readonly line: number
  readonly actual: unknown
  readonly expected: unknown
}

/** Markdown files that people wrote; the first line of a generated one says so. */
export function documents(): readonly string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`)
  const others = ['', 'examples/', 'tests/fixtures/broken/'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => folder + name),
  )
  return [...others, ...docs].filter((name) => name.endsWith('.md') && !name.startsWith('docs/api/') && !isGenerated(name)).sort()
}

/** Source files of the package. */
export function sources(): readonly string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`)
  return files.filter((name) => name.endsWith('.ts') && !name.startsWith('src/generated/')).sort()
}

/** Every fenced block of a file. */
export function blocksOf(file: string): readonly Block[] {
  const isSource = file.endsWith('.ts')
  const blocks: { file: string; line: number; language: string; code: string }[] = []
  let open: { file: string; line: number; language: string; lines: string[] } | null = null
  for (const [index, raw] of readFileSync(join(root, file), 'utf8').split('\n').entries()) {
    const line = isSource ? raw.replace(/^\s*\* ?/, '') : raw
    const fence = /^```([a-z]*)\s*$/.exec(line)
    if (fence === null) open?.lines.push(line)
    else if (open === null) open = { file, line: index + 2, language: fence[1] ?? '', lines: [] }
    else {
      blocks.push({ file, line: open.line, language: open.language, code: open.lines.join('\n') })
      open = null
    }
  }
  return blocks
}

/** The module of a `ts` block: as it stands, with every expression before a `// =>` collected beside what is said of it. */
export async function moduleOf({ file, line, code }: Block): Promise<string> {
  // Only here, because it is slow to load and every run of vitest reads this file.
  const { default: ts } = await import('typescript')
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true)
  let module = ''
  for (const statement of source.statements) {
    const said = expectedAfter(statement, code)
    const shown = said === null ? null : shownBy(statement, ts)
    module += code.slice(statement.getFullStart(), statement.getStart())
    if (said === null || shown === null) module += `${statement.getText()}\n`
    else {
      if (!ts.isExpressionStatement(statement)) module += `${statement.getText()}\n`
      const at = line + source.getLineAndCharacterOfPosition(statement.getEnd()).line
      module += `$checked.push({ line: ${at}, actual: await (${shown}), expected: (${said}) })\n`
    }
  }
  return `${ownImports({ file, code }, ts)}export const $checked = []\n${module}`
}

/** How many `// =>` a block has; each must be collected, or it would promise without being kept. */
export function promisesIn(code: string): number {
  return code.split('\n').filter((line) => line.includes('// =>')).length
}

/** For vitest: serves each `ts` block as a module, and each pack from its newest release. */
export function documentedExamples() {
  return {
    name: 'documented-examples',
    enforce: 'pre' as const,
    resolveId(id: string): string | null {
      if (id.startsWith('virtual:example/')) return id
      return id.startsWith('wanzheng/packs/') ? newestRelease(id.slice('wanzheng/packs/'.length)) : null
    },
    async load(id: string): Promise<string | null> {
      const [, file, index] = /^virtual:example\/(.*)\/([0-9]+)[.]ts$/.exec(id) ?? []
      const block = file === undefined ? undefined : blocksOf(file)[Number(index)]
      return block === undefined ? null : moduleOf(block)
    },
  }
}

function isGenerated(file: string): boolean {
  return /^<!-- (Generated|本页由)/.test(readFileSync(join(root, file), 'utf8'))
}

function newestRelease(pack: string): string | null {
  const folder = join(root, 'rules', pack, 'releases')
  if (!existsSync(folder)) return null
  const newest = readdirSync(folder)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1)
  return newest === undefined ? null : join(folder, newest)
}

// What `// =>` says after a statement; comment lines below that are indented go on with it.
function expectedAfter(statement: ts.Statement, code: string): string | null {
  const [first = '', ...below] = code.slice(statement.getEnd()).split('\n')
  const said = /^;?\s*\/\/ => (.*)$/.exec(first)?.[1]
  if (said === undefined) return null
  const rest = below.slice(
    0,
    below.findIndex((line) => !/^\/\/ {3}/.test(line)),
  )
  return [said, ...rest.map((line) => line.replace(/^\/\//, ''))].join('\n')
}

function shownBy(statement: ts.Statement, typescript: Typescript): string | null {
  if (typescript.isExpressionStatement(statement)) return statement.expression.getText()
  const declared = typescript.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.name : undefined
  return declared !== undefined && typescript.isIdentifier(declared) ? declared.text : null
}

/** An example of a function that is not public stands beside it, and needs no import: these are the ones it would need. */
export function ownImports({ file, code }: Pick<Block, 'file' | 'code'>, typescript: Typescript): string {
  if (!file.startsWith('src/')) return ''
  const source = typescript.createSourceFile('example.ts', code, typescript.ScriptTarget.ESNext, true)
  const imported = source.statements
    .filter(typescript.isImportDeclaration)
    .map((one) => one.getText())
    .join('\n')
  const exported = /^export (?:async )?(?:function\*?|const|class) ([A-Za-z]+)/gm
  const names = [...readFileSync(join(root, file), 'utf8').matchAll(exported)].map((match) => match[1] as string)
  const missing = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code) && !new RegExp(`\\b${name}\\b`).test(imported))
  return missing.length === 0 ? '' : `import { ${missing.join(', ')} } from ${JSON.stringify(join(root, file))}\n`
}
