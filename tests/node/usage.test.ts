import { expect, test } from 'vitest'
import { commands } from '../../src/node/commands/index.js'
import { VERSION } from '../../src/version.js'
import { run } from './run.js'

const demo = 'examples/demo.json'

test.each<[string, string, string]>([
  ['frobnicate', 'there is no command "frobnicate"', 'wanzheng --help'],
  ['asess', 'there is no command "asess"; did you mean "assess"?', 'wanzheng --help'],
  ['packs shwo notice-2022-48', 'there is no command "packs shwo"; did you mean "packs show"?', 'wanzheng packs --help'],
  ['--frobnicate', 'there is no option "--frobnicate"', 'wanzheng --help'],
  [`assess ${demo} --pakc x`, 'there is no option "--pakc"; did you mean "--pack"?', 'wanzheng assess --help'],
  [`assess ${demo} -x`, 'there is no option "-x"', 'wanzheng assess --help'],
  [`assess ${demo} --rule x`, 'there is no option "--rule"', 'wanzheng assess --help'],
  ['assess', 'DATASET is required', 'wanzheng assess --help'],
  [`assess ${demo} ${demo}`, `"${demo}" is one argument too many`, 'wanzheng assess --help'],
  [`assess ${demo} --format`, '--format wants a value: table|json|ndjson|md|csv', 'wanzheng assess --help'],
  [`assess ${demo} --format --json`, '--format wants a value', 'wanzheng assess --help'],
  [
    `assess ${demo} --format jsn`,
    '--format: "jsn" is not one of table, json, ndjson, md, csv, html, xlsx; did you mean "json"?',
    'wanzheng assess --help',
  ],
  [`assess ${demo} --format md --format csv`, '--format is given more than once', 'wanzheng assess --help'],
  [`assess ${demo} --json=yes`, '--json takes no value', 'wanzheng assess --help'],
  [`assess ${demo} --lang fr`, '--lang: "fr" is not one of zh, en', 'wanzheng assess --help'],
  [`assess ${demo} --as-of 2023-02-29`, '--as-of: "2023-02-29" is not a calendar date YYYY-MM-DD', 'wanzheng assess --help'],
  [`explain ${demo}`, '--rule RULE is required', 'wanzheng explain --help'],
])('wanzheng %s is refused as usage', async (line, message, help) => {
  const { exit, out, err } = await run(line.split(' '))
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(message)
  expect(err.split('\n').slice(1)).toEqual([`see: ${help}`, ''])
})

test.each<[string, string]>([
  ['assess nowhere.json', 'nowhere.json: cannot be read: there is no such file or directory'],
  ['assess examples', 'examples: cannot be read: it is a directory'],
  ['check nowhere.json', 'nowhere.json: cannot be read: there is no such file or directory'],
  [`assess ${demo} -o nowhere/out.json`, 'nowhere/out.json: cannot be written: there is no such file or directory'],
  [`assess ${demo} -o examples`, 'examples: cannot be written: it is a directory'],
  [`assess ${demo} --pack notice-2022-49`, '"notice-2022-49" is neither a file nor one of the bundled packs'],
  [`assess ${demo} --pack notice-2022-49`, 'did you mean "notice-2022-48"?'],
  [`assess ${demo} --pack notice-2022-48@9.9.9`, 'notice-2022-48 has no version "9.9.9", only '],
  [`assess ${demo} --pack ./mine.json`, './mine.json: cannot be read'],
  [`assess ${demo} --pack notice-2022-48 --pack notice-2022-48`, '/packs/1: the pack "notice-2022-48" is given more than once'],
  ['packs show nothing', '"nothing" is neither a file nor one of the bundled packs'],
  ['assess tests/fixtures/broken/no-date.json', 'no date to judge by: give the dataset an "asOf", or the command --as-of YYYY-MM-DD'],
  ['explain tests/fixtures/broken/no-date.json --rule kindergarten-provided', 'no date to judge by'],
  [
    `explain ${demo} --rule kindergarden-provided`,
    'no loaded pack has the rule "kindergarden-provided"; did you mean "kindergarten-provided"?',
  ],
  [
    `explain ${demo} --rule kindergarten-provided --unit 990101001002`,
    'the dataset has no unit "990101001002"; did you mean "990101001001"?',
  ],
  [
    'explain examples/pilot-communities.json --rule kindergarten-provided',
    'the dataset has several units: give --unit with one of beijing-changshengyuan',
  ],
  ['explain tests/fixtures/broken/no-units.json --rule kindergarten-provided', 'the dataset has no units'],
])('wanzheng %s says why it cannot', async (line, message) => {
  const { exit, out, err } = await run(line.split(' '))
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(message)
})

test('without a command the help comes, as a usage error', async () => {
  const { exit, out, err } = await run([])
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain('assess DATASET')
})

test.each(['--version', '-V', '--lang zh --version'])('%s prints the version', async (line) => {
  expect(await run(line.split(' '))).toEqual({ exit: 0, out: `${VERSION}\n`, err: '' })
})

test.each(commands.map(({ name }) => name))('wanzheng %s --help names every option and argument, in either language', async (name) => {
  const command = commands.find((one) => one.name === name)
  const [english, chinese] = [await run([...name.split(' '), '--help']), await run(['help', ...name.split(' '), '--lang', 'zh'])]
  expect([english.exit, chinese.exit]).toEqual([0, 0])
  for (const option of command?.options ?? []) for (const { out } of [english, chinese]) expect(out).toContain(`--${option}`)
  for (const operand of command?.operands ?? []) for (const { out } of [english, chinese]) expect(out).toContain(operand)
  expect(english.out).not.toMatch(/\p{Script=Han}/u)
  expect(chinese.out.replaceAll(`wanzheng ${name}`, '')).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/)
})

test.each<[string, string, boolean]>([
  ['zh_CN.UTF-8', '', true],
  ['zh_TW', '', true],
  ['zh-Hans-CN', '', true],
  ['C', '', false],
  ['', '', false],
  ['en_US.UTF-8', '--lang=zh', true],
  ['zh_CN.UTF-8', '--lang=en', false],
])('locale %j with %j', async (locale, option, isChinese) => {
  const { out } = await run(['--help', ...(option === '' ? [] : [option])], { locale })
  expect(out.startsWith('依据')).toBe(isChinese)
})

test('messages of the command line are in the language asked for', async () => {
  const { err } = await run(['assess', demo, '--pakc', 'x', '--lang', 'zh'])
  expect(err).toBe('没有选项“--pakc”；是否应为“--pack”？\n参见：wanzheng assess --help\n')
})
