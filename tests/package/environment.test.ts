import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signPack } from '../../src/signature/sign-pack.js'
import { run } from '../node/run.js'
import { browserPath, openBrowser } from '../report/html/browser.js'
import { keyFile, testKey } from '../signature/keys.js'
import { assessing, examples, expected, packs, root } from './examples.js'
import { isInstalled, otherRuntimes, type Runtime } from './runtimes.js'

const cli = resolve(root, 'dist/node/cli.js')
const isBuilt = existsSync(cli)
if (!isBuilt) console.warn('dist is not built: the tests of environments are skipped; run npm run build')
if (browserPath === undefined) console.warn('Chromium is not installed: the tests in a browser are skipped')

const SLOW = 120_000
const here: Runtime = { name: 'this Node', file: process.execPath, flags: [] }
const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))
const [signatures, keys] = [join(temporary, 'notice.sig.json'), join(temporary, 'keys.json')]
const notice = 'notice-2022-48@1.0.0'

beforeAll(async () => {
  const key = await testKey('A test')
  writeFileSync(keys, JSON.stringify(keyFile(key)))
  writeFileSync(signatures, JSON.stringify(await signPack(packJson(notice), { key: key.secret })))
})

function packJson(name: string): unknown {
  const [id, version] = name.split('@')
  return JSON.parse(readFileSync(resolve(root, `rules/${id}/releases/${version}.json`), 'utf8'))
}

async function printed({ file, flags }: Runtime, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { PATH, HOME } = process.env
  const options = { cwd: root, env: { PATH, HOME, ...env }, maxBuffer: 100_000_000 }
  return (await promisify(execFile)(file, [...flags, cli, ...args], options)).stdout
}

const digestIn = (assessment: string): unknown => JSON.parse(assessment).digest

test('each example has one digest, and no digest is left over', () => {
  expect(Object.keys(expected)).toEqual(examples)
})

describe.skipIf(!isBuilt)('the same bytes in every environment', () => {
  const bytes = new Map<string, string>()
  beforeAll(async () => {
    for (const file of examples) bytes.set(file, await printed(here, assessing(file)))
  }, SLOW)

  async function expectSameBytes(runtime: Runtime, env: NodeJS.ProcessEnv = {}): Promise<void> {
    for (const file of examples) {
      const out = await printed(runtime, assessing(file), env)
      expect({ file, digest: digestIn(out), isSame: out === bytes.get(file) }).toEqual({ file, digest: expected[file], isSame: true })
    }
  }

  test.each<[string, NodeJS.ProcessEnv, string[]?]>([
    ['Shanghai, in Chinese', { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }],
    ["St John's, no locale", { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' }],
    ['a Turkish locale, little stack', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, ['--stack-size=600']],
    ['no code from strings', {}, ['--disallow-code-generation-from-strings']],
  ])('%s', async (_, environment, flags = []) => {
    await expectSameBytes({ ...here, flags }, environment)
  })

  for (const runtime of otherRuntimes) {
    describe.skipIf(!isInstalled(runtime))(runtime.name, () => {
      test(`${runtime.name} prints the same bytes`, async () => {
        await expectSameBytes(runtime)
      })

      test(`${runtime.name} takes a signature that was made here`, async () => {
        const args = ['pack', 'verify', notice, '--signatures', signatures, '--keys', keys, '--at', '2026-06-30']
        expect(await printed(runtime, args)).toBe(`${notice}: signed by A test; keys judged at 2026-06-30\n`)
      })
    })
  }

  test('a worker thread', async () => {
    const source = `
      const { parentPort, workerData } = require('node:worker_threads')
      const { readFileSync } = require('node:fs')
      import(workerData.core).then(({ createEngine }) => {
        const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
        const engine = createEngine(workerData.packs.map(read))
        parentPort.postMessage(workerData.files.map((file) => JSON.stringify(engine.assess(read(file)), null, 2)))
      })`
    const workerData = {
      core: `file://${resolve(root, 'dist/index.js')}`,
      packs: packs.map((name) => resolve(root, `dist/packs/${name}.json`)),
      files: examples.map((file) => resolve(root, file)),
    }
    const made = await new Promise<readonly string[]>((done, fail) =>
      new Worker(source, { eval: true, workerData }).once('message', done).once('error', fail),
    )
    expectAll(made, bytes)
  })

  describe.skipIf(browserPath === undefined)('in Chromium', () => {
    let page: Page
    const close: (() => Promise<unknown>)[] = []
    beforeAll(async () => {
      const script = await bundle()
      const server = createServer((request, response) => {
        const isScript = request.url === '/app.js'
        response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
        // Nothing from elsewhere, and no code from text.
        response.setHeader('content-security-policy', "default-src 'self'")
        response.end(
          isScript ? script : '<!doctype html><meta charset="utf-8"><title>x</title><script type="module" src="/app.js"></script>',
        )
      })
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      const browser = await openBrowser()
      close.push(() => browser.close(), promisify(server.close.bind(server)))
      page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'America/St_Johns' })
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    }, SLOW)
    afterAll(async () => {
      for (const one of close) await one()
    })

    const given = (): Given => ({
      packs: packs.map(packJson),
      datasets: examples.map((file) => JSON.parse(readFileSync(resolve(root, file), 'utf8'))),
    })

    test('a page', async () => {
      expectAll(await page.evaluate((all) => (globalThis as unknown as App).assessAll(all), given()), bytes)
    })

    test('a Web Worker', async () => {
      expectAll(await page.evaluate((all) => (globalThis as unknown as App).assessInWorker(all), given()), bytes)
    })

    test('a signature that was made here', async () => {
      const [envelope, trusted] = [signatures, keys].map((file) => JSON.parse(readFileSync(file, 'utf8')))
      const demand = { signatures: [envelope], keys: trusted, at: '2026-06-30' }
      const made = await page.evaluate(([pack, rest]) => (globalThis as unknown as App).verifySignatures(pack, rest), [
        packJson(notice),
        demand,
      ] as const)
      expect(made).toEqual({ isTrusted: true, signers: ['A test'], problems: [] })
    })
  })
})

interface Given {
  readonly packs: readonly unknown[]
  readonly datasets: readonly unknown[]
}

/** What the bundled application offers in the browser. */
interface App {
  readonly assessAll: (given: Given) => readonly string[]
  readonly assessInWorker: (given: Given) => Promise<readonly string[]>
  readonly verifySignatures: (pack: unknown, demand: object) => Promise<unknown>
}

function expectAll(made: readonly string[], bytes: ReadonlyMap<string, string>): void {
  expect(made.map(digestIn)).toEqual(examples.map((file) => expected[file]))
  expect(made.map((text, index) => `${text}\n` === bytes.get(examples[index] ?? ''))).toEqual(examples.map(() => true))
}

/** The built library as an application bundles it, for a page and for a worker. */
async function bundle(): Promise<string> {
  const contents = `
    import { createEngine } from './index.js'
    import { verifySignatures } from './audit.js'
    const assessAll = ({ packs, datasets }) => {
      const engine = createEngine(packs)
      return datasets.map((dataset) => JSON.stringify(engine.assess(dataset), null, 2))
    }
    const assessInWorker = (given) => new Promise((done, fail) => {
      const worker = new Worker('/app.js', { type: 'module' })
      worker.onmessage = ({ data }) => done(data)
      worker.onerror = ({ message }) => fail(new Error(message))
      worker.postMessage(given)
    })
    Object.assign(globalThis, { assessAll, assessInWorker, verifySignatures })
    if (!('document' in globalThis)) globalThis.onmessage = ({ data }) => globalThis.postMessage(assessAll(data))`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve(root, 'dist') },
    bundle: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

type Json = Readonly<Record<string, unknown>>

describe('the same digest, however the data are written', () => {
  const reversed = (value: unknown, isList = false): unknown => {
    if (Array.isArray(value)) return isList ? value.map((one) => reversed(one)).reverse() : value.map((one) => reversed(one))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, inner]) => [
      key,
      reversed(inner, ['units', 'facilities', 'surveyedFacilities'].includes(key)),
    ])
    return Object.fromEntries(entries.reverse())
  }
  const lines = ({ units, ...header }: Json): string =>
    [header, ...(units as readonly unknown[])].map((line) => `${JSON.stringify(line)}\n`).join('')

  test.each<[string, string, (text: string) => string]>([
    ['CRLF', 'json', (text) => text.replaceAll(/\r?\n/g, '\r\n')],
    ['a byte order mark', 'json', (text) => `\uFEFF${text}`],
    ['keys, rows and facilities in another order', 'json', (text) => JSON.stringify(reversed(JSON.parse(text)), null, 3)],
    ['NDJSON with all of it', 'ndjson', (text) => `\uFEFF${lines(reversed(JSON.parse(text)) as Json).replaceAll('\n', '\r\n')}`], // an object stays one
  ])('%s', async (_, ending, rewrite) => {
    for (const file of examples) {
      const other = join(temporary, `other.${ending}`)
      writeFileSync(other, rewrite(readFileSync(resolve(root, file), 'utf8')))
      const { out } = await run(assessing(other))
      expect({ file, digest: digestIn(out) }).toEqual({ file, digest: expected[file] })
    }
  })
})
