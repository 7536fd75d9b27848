import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Io } from '../../src/node/io.js'
import { main } from '../../src/node/main.js'
import { type Block, blocksOf, documents } from './examples.js'

/** A command of a `console` block, and what the document says it prints. `…` on a line of its own stands for lines left out. */
interface Session {
  readonly command: string
  readonly printed: readonly string[]
}

function sessionsOf({ code }: Block): readonly Session[] {
  const sessions: { command: string; printed: string[] }[] = []
  for (const line of code.split('\n')) {
    if (line.startsWith('$ ')) sessions.push({ command: line.slice(2), printed: [] })
    else sessions.at(-1)?.printed.push(line)
  }
  return sessions
}

/** Runs the command line in this process, as a reader of the document would: in the language of the document, not on a terminal. */
async function run(args: readonly string[], locale: string): Promise<{ readonly printed: string; readonly code: number }> {
  let printed = ''
  const output: Io['stdout'] = {
    columns: null,
    write: async (text) => {
      printed += text
    },
  }
  const stdin = (async function* (): AsyncGenerator<Uint8Array> {})()
  const code = await main(args, { stdin, stdout: output, stderr: output, env: {}, locale })
  // What was written is named as the reader named it.
  return { printed: printed.replaceAll(join(folder, '/'), '').trimEnd(), code }
}

function expectPrinted(printed: string, said: readonly string[]): void {
  const wanted = said.join('\n').trimEnd()
  if (!said.includes('…')) {
    expect(printed).toBe(wanted)
    return
  }
  const parts = `\n${wanted}\n`.split('\n…\n').map((part) => part.replaceAll(/^\n|\n$/g, ''))
  let rest = `\n${printed}\n`
  for (const [index, part] of parts.entries()) {
    const at = part === '' ? 0 : rest.indexOf(`\n${part}\n`)
    if (at < 0 || (index === 0 && at !== 0)) expect(rest).toContain(`\n${part}\n`)
    rest = part === '' ? rest : rest.slice(at + part.length + 1)
  }
  if (parts.at(-1) !== '') expect(rest).toBe('\n')
}

// Files that a document writes go to a folder of their own, and are read from there by what follows.
const folder = mkdtempSync(join(tmpdir(), 'wanzheng-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function placed(args: readonly string[], written: Set<string>): readonly string[] {
  return args.map((arg, index) => {
    if (/^(-o|--output|--keys|--form)$/.test(args[index - 1] ?? '') && arg !== '-') written.add(arg)
    return written.has(arg) ? join(folder, arg) : arg
  })
}

// What a document changes by hand, it changes by sed, from one file into another.
function edit(command: string, written: Set<string>): void {
  const [, script = '', from = '', to = ''] = /^sed '([^']*)' (\S+) > (\S+)$/.exec(command) ?? []
  const [source = from] = placed([from], written)
  writeFileSync(join(folder, to), execFileSync('sed', [script, source]))
  written.add(to)
}

for (const file of documents()) {
  const written = new Set<string>()
  for (const block of blocksOf(file).filter(({ language }) => language === 'console')) {
    test(`${file}:${block.line} prints what it says`, async () => {
      let last = 0
      for (const { command, printed } of sessionsOf(block)) {
        const [program, ...args] = command.replace(/^npx /, '').split(' ')
        if (program === 'wanzheng') {
          const done = await run(placed(args, written), file.endsWith('.zh-CN.md') ? 'zh_CN.UTF-8' : 'en_US.UTF-8')
          last = done.code
          expectPrinted(done.printed, printed)
        } else if (program === 'sed') edit(command, written)
        else if (command === 'echo $?') expect(printed.join('').trim()).toBe(String(last))
        else expect({ command, printed: printed.join('').trim() }).toEqual({ command, printed: '' })
      }
    })
  }
}

test('every document that shows a command shows it in a block that is run', () => {
  const shown = documents().flatMap((file) => blocksOf(file).filter(({ language, code }) => language !== 'console' && /^\$ /m.test(code)))
  expect(shown.map(({ file, line }) => `${file}:${line}`)).toEqual([])
})
