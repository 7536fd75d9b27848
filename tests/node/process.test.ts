import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const cli = resolve(root, 'dist/node/cli.js')
const isBuilt = existsSync(cli) && existsSync(resolve(root, 'dist/packs/notice-2022-48.js'))
const demo = resolve(root, 'examples/demo.json')

/** Runs the built program as a process of its own, from a folder where nothing of the project is. */
function start(args: readonly string[], options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {}) {
  const env = { PATH: process.env.PATH ?? '', ...options.env }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: '/',
    env,
    input: options.input ?? '',
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe.skipIf(!isBuilt)('the built program (skipped where "npm run build" has not run)', () => {
  test('scores the example', () => {
    expect(start(['assess', demo])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('30 ㎡/100 households'),
    })
  })

  test.each(['LC_ALL', 'LC_MESSAGES', 'LANG'])('speaks Chinese where %s is Chinese', (name) => {
    expect(start(['--help'], { env: { [name]: 'zh_CN.UTF-8' } }).stdout).toContain('用法')
    expect(start(['--help'], { env: { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' } }).stdout).toContain('Usage')
  })

  test('gives the same bytes in every time zone and locale', () => {
    const there = start(['assess', demo, '--format', 'json'], { env: { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8' } })
    const here = start(['assess', demo, '--format', 'json'], { env: { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' } })
    expect(there.stdout).toBe(here.stdout)
    expect(there.stdout.length).toBeGreaterThan(1000)
  })

  test('reads standard input and answers with the exit code', () => {
    expect(start(['assess', '-'], { input: '{' })).toMatchObject({
      status: 3,
      stdout: '',
      stderr: '/: not JSON at line 1, column 2: it ends too early\n',
    })
    expect(start(['assess', '-'], { input: '{"units":[]}' }).status).toBe(2)
    expect(start(['assess', '-', '--as-of', '2023-06-30'], { input: '{"id":"e","units":[]}' })).toMatchObject({ status: 0, stderr: '' })
  })

  test('is quiet when who reads its output stops', () => {
    const line = `"${process.execPath}" "${cli}" packs show gb50180-2018 --json | head -c 100; echo " \${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: '/', encoding: 'utf8' })
    expect({ code: stdout.slice(-3), stderr }).toEqual({ code: ' 0\n', stderr: '' })
  })

  test('needs nothing beside what is published', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wanzheng-'))
    cpSync(resolve(root, 'dist'), join(folder, 'dist'), { recursive: true })
    cpSync(resolve(root, 'package.json'), join(folder, 'package.json'))
    symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'))
    const there = spawnSync(process.execPath, [join(folder, 'dist/node/cli.js'), 'assess', demo], { cwd: '/', env: {}, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(there).toMatchObject({ status: 0, stderr: '', stdout: start(['assess', demo]).stdout })
  })

  test('finds every release of the bundled packs, and shows it', () => {
    const packs: readonly { readonly id: string; readonly versions: readonly string[] }[] = JSON.parse(
      execFileSync(process.execPath, [cli, 'packs', '--json'], { cwd: '/', encoding: 'utf8' }),
    )
    expect(packs.map(({ id }) => id)).toContain('notice-2022-48')
    for (const { id, versions } of packs)
      for (const version of versions) expect(start(['packs', 'show', `${id}@${version}`]).status).toBe(0)
  })
})
