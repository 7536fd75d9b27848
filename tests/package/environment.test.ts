import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const cli = resolve(root, 'dist/node/cli.js')
const isBuilt = existsSync(cli)
if (!isBuilt) console.warn('dist is not built: the tests of environments are skipped; run npm run build')

const args = ['assess', 'examples/demo.json', '--format', 'json']

describe.skipIf(!isBuilt)('the same bytes in every environment', () => {
  const expected = run({})

  test.each<[string, NodeJS.ProcessEnv, string[]?]>([
    ['a repeated run', {}],
    ['Shanghai', { TZ: 'Asia/Shanghai' }],
    ["St John's", { TZ: 'America/St_Johns' }],
    ['a Chinese locale', { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }],
    ['a Turkish locale', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    ['no locale', { LANG: 'C', LC_ALL: 'C' }],
    ['no code from strings', {}, ['--disallow-code-generation-from-strings']],
    ['little stack', {}, ['--stack-size=600']],
  ])('%s', (_, environment, flags) => {
    expect(run(environment, flags)).toBe(expected)
  })

  test('a worker', async () => {
    const source = `
      const { parentPort } = require('node:worker_threads')
      const { readFileSync } = require('node:fs')
      const load = (name) => import(require('node:url').pathToFileURL(${JSON.stringify(root)} + '/dist/' + name).href)
      Promise.all([load('index.js'), load('packs/notice-2022-48.js')]).then(([{ createEngine }, { default: pack }]) => {
        const dataset = JSON.parse(readFileSync(${JSON.stringify(resolve(root, 'examples/demo.json'))}, 'utf8'))
        parentPort.postMessage(createEngine([pack]).assess(dataset))
      })`
    const assessment = await new Promise((done, fail) => new Worker(source, { eval: true }).once('message', done).once('error', fail))
    expect(assessment).toEqual(JSON.parse(expected))
  })
})

function run(environment: NodeJS.ProcessEnv, flags: readonly string[] = []): string {
  return execFileSync(process.execPath, [...flags, cli, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    encoding: 'utf8',
  })
}
