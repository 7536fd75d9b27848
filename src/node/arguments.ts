import { parseArgs } from 'node:util'
import { isDate } from '../dates.js'
import { WanzhengError } from '../error.js'
import type { Language } from '../messages/messages.js'
import { nearest } from '../nearest.js'
import type { Command, Given } from './command.js'
import { COMMON, DEFAULT_PACKS, OPTIONS, type Option, type OptionName, optionOf } from './options.js'
import { type CliWords, cliWordsIn } from './words.js'

type Values = ReadonlyMap<OptionName, readonly string[]>

/** The command that the first words name, and the words after it; `null` where no command is named. */
export function commandOf(
  argv: readonly string[],
  commands: readonly Command[],
  words: CliWords,
): { readonly command: Command | null; readonly rest: readonly string[] } {
  const first = argv.findIndex((argument, index) => !argument.startsWith('-') && argv[index - 1] !== '--lang')
  if (first < 0) return { command: null, rest: argv }
  const [one = '', two = ''] = argv.slice(first)
  const found = commands.find(({ name }) => name === `${one} ${two}`) ?? commands.find(({ name }) => name === one)
  if (found === undefined)
    throw misuse(
      words.unknownCommand(
        one,
        nearest(
          one,
          commands.map(({ name }) => name),
        ),
      ),
      words,
      '',
    )
  const taken = found.name.split(' ').length
  const inner = commands.filter(({ name }) => name.startsWith(`${found.name} `)).map(({ name }) => name.slice(found.name.length + 1))
  const isMistyped = taken === 1 && inner.length > 0 && two !== '' && !two.startsWith('-')
  if (isMistyped) throw misuse(words.unknownCommand(`${one} ${two}`, nearestName(`${one} `, two, inner)), words, one)
  return { command: found, rest: [...argv.slice(0, first), ...argv.slice(first + taken)] }
}

/**
 * Reads the words after a command by its table of options.
 *
 * @throws {@link WanzhengError} `misuse` for a word that the command does not take.
 */
export function readArguments(args: readonly string[], command: Command, language: Language): Given {
  const words = cliWordsIn(language)
  const { values, operands } = read(args, command, words)
  const last = command.operands.at(-1) ?? ''
  const [extra] = last.includes('…') ? [] : operands.slice(command.operands.length)
  const [absent] = command.operands.filter((name) => !name.startsWith('[')).slice(operands.length)
  if (extra !== undefined && command.takesMany !== true) throw misuse(words.extraOperand(extra), words, command.name)
  if (absent !== undefined) throw misuse(words.missingOperand(absent), words, command.name)
  const one = (name: OptionName): string | null => values.get(name)?.[0] ?? null
  const date = (name: OptionName): string | null => {
    const found = one(name)
    if (found !== null && !isDate(found)) throw misuse(words.notADate(`--${name}`, found), words, command.name)
    return found
  }
  const count = (name: OptionName): number | null => {
    const found = one(name)
    if (found !== null && !/^[1-9][0-9]{0,3}$/.test(found)) throw misuse(words.notACount(`--${name}`, found), words, command.name)
    return found === null ? null : Number(found)
  }
  return {
    language,
    operands,
    packs: values.get('pack') ?? DEFAULT_PACKS,
    asOf: date('as-of'),
    format: one('format'),
    output: one('output'),
    rule: one('rule'),
    unit: one('unit'),
    data: one('data'),
    proof: one('proof'),
    write: one('write'),
    minCoverage: percentOf(one('min-coverage')),
    minMutation: percentOf(one('min-mutation')),
    reference: values.has('reference'),
    listOperands: values.has('operands'),
    waivers: one('waivers'),
    mask: values.get('mask') ?? [],
    maskPersonal: values.has('mask-personal'),
    salt: one('salt'),
    requireSignature: values.has('require-signature'),
    signatures: values.get('signatures') ?? [],
    keys: one('keys'),
    threshold: count('threshold'),
    at: date('at'),
    key: one('key'),
    note: one('note'),
    name: one('name'),
    from: date('from'),
    to: date('to'),
    json: values.has('json'),
    strict: values.has('strict'),
    report: one('report'),
    maps: values.get('map') ?? [],
    form: one('form'),
    encoding: one('encoding'),
    delimiter: one('delimiter'),
    sheets: values.get('sheet') ?? [],
    level: one('level'),
    id: one('id'),
  }
}

function read(
  args: readonly string[],
  command: Command,
  words: CliWords,
): { readonly values: Values; readonly operands: readonly string[] } {
  const allowed = [...command.options, ...COMMON]
  const options = Object.fromEntries(allowed.map((name) => [name, parserOption(OPTIONS[name])]))
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const values = new Map<OptionName, readonly string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const name = allowed.find((one) => one === token.name)
    if (name === undefined) throw misuse(words.unknownOption(token.rawName, nearestName('--', token.name, allowed)), words, command.name)
    const { value, problem } = checkedValue(token, optionOf(name, command), words)
    if (problem !== null) throw misuse(problem, words, command.name)
    const earlier = values.get(name)
    if (earlier !== undefined && !('multiple' in OPTIONS[name])) throw misuse(words.repeated(`--${name}`), words, command.name)
    values.set(name, [...(earlier ?? []), value])
  }
  return { values, operands }
}

interface Token {
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
  readonly rawName: string
}

function checkedValue(
  { value, inlineValue, rawName }: Token,
  option: Option,
  words: CliWords,
): { readonly value: string; readonly problem: string | null } {
  const because = (problem: string): { readonly value: string; readonly problem: string } => ({ value: '', problem })
  if (option.type === 'boolean')
    return value === undefined || option.optional === true ? { value: value ?? '', problem: null } : because(words.unexpectedValue(rawName))
  const isOptionLike = value !== undefined && inlineValue !== true && value.length > 1 && value.startsWith('-')
  if (value === undefined || value === '' || isOptionLike) return because(words.missingValue(rawName, option.value ?? ''))
  if (option.isPercent === true && !/^([0-9]{1,2}([.][0-9]+)?|100)$/.test(value)) return because(words.notAPercent(rawName, value))
  const isAllowed = option.choices === undefined || option.choices.includes(value)
  return isAllowed
    ? { value, problem: null }
    : because(words.notOneOf(rawName, value, option.choices ?? [], nearest(value, option.choices ?? [])))
}

function percentOf(value: string | null): number | null {
  return value === null ? null : Number(value)
}

function parserOption({ type, short, multiple }: Option): {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
} {
  return { type, ...(short === undefined ? {} : { short }), ...(multiple === undefined ? {} : { multiple }) }
}

function nearestName(prefix: string, name: string, known: readonly string[]): string | null {
  const near = nearest(name, known)
  return near === null ? null : prefix + near
}

function misuse(message: string, words: CliWords, command: string): WanzhengError {
  return new WanzhengError('misuse', `${message}\n${words.hint(['wanzheng', command].join(' ').trim())}`)
}
