import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { blocksOf, documents, ownImports, root, sources } from './examples.js'

/** Stands for the declaration that the build writes beside each pack. */
const PACKS = "declare module 'wanzheng/packs/*' {\n  const pack: import('wanzheng').Pack\n  export default pack\n}\n"

const files = new Map<string, string>([[join(root, 'tests/docs/virtual-packs.d.ts'), PACKS]])
for (const file of [...documents(), ...sources()]) {
  for (const block of blocksOf(file).filter(({ language }) => language === 'ts')) {
    const name = join(root, 'tests/docs', `virtual ${file.replaceAll('/', ' ')} ${block.line}.ts`)
    files.set(name, `${ownImports(block, ts)}${block.code}\nexport {}\n`)
  }
}

test('every example compiles as a reader would compile it', () => {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    paths: {
      wanzheng: [join(root, 'src/index.ts')],
      'wanzheng/logic': [join(root, 'src/logic.ts')],
      'wanzheng/report': [join(root, 'src/report.ts')],
      'wanzheng/author': [join(root, 'src/author.ts')],
      'wanzheng/audit': [join(root, 'src/audit.ts')],
      'wanzheng/rows': [join(root, 'src/rows.ts')],
      'wanzheng/node': [join(root, 'src/node/index.ts')],
    },
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name)
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  const found = [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${name.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
  })
  expect(found).toEqual([])
})
