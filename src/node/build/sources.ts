import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseJson } from '../../data/json.js'
import { WanzhengError } from '../../error.js'
import { issue } from '../../issue.js'
import { refuse } from '../../load.js'
import type { Language } from '../../messages/messages.js'
import { nearest } from '../../nearest.js'
import { refusal } from '../../refusal.js'
import type { Pack } from '../../schema/pack.js'
import { reasonOf } from '../files.js'
import { cliWordsIn } from '../words.js'

/** The source files of a pack as they were read; that they fit together is checked when the pack is loaded. */
export interface Sources {
  readonly pack: object
  readonly clauses: Pack['clauses']
  readonly parameters: Pack['parameters']
  readonly facts: Pack['facts']
  readonly readings: Pack['readings']
  readonly rules: readonly RuleSource[]
}

/** A rule with the worked cases beside it. */
export interface RuleSource {
  /** Name of the file, from the folder of the pack. */
  readonly file: string
  readonly rule: Pack['rules'][number]
  readonly cases: Pack['cases'][string]
}

/**
 * Reads the source files of a pack. A pack without facts, parameters or readings need not have their files.
 *
 * @throws {@link WanzhengError} `not-found` where there is no such folder, `invalid-pack` for a file that is missing or no JSON.
 */
export async function readSources(folder: string, language: Language): Promise<Sources> {
  const files = await listed(folder, '', 'not-found', language)
  const part = async <T>(name: string, none: T | null = null): Promise<T> =>
    none !== null && !files.includes(`${name}.json`) ? none : ((await readSource(folder, `${name}.json`, language)) as T)
  const rules = await readRules(folder, language)
  return {
    pack: await part<object>('pack'),
    clauses: await part<Pack['clauses']>('clauses'),
    parameters: await part<Pack['parameters']>('parameters', {}),
    facts: await part<Pack['facts']>('facts', {}),
    readings: await part<Pack['readings']>('readings', []),
    rules,
  }
}

async function readRules(folder: string, language: Language): Promise<readonly RuleSource[]> {
  const files = (await listed(folder, 'rules', 'invalid-pack', language)).filter((name) => name.endsWith('.json')).sort()
  const names = files.filter((name) => !name.endsWith('.cases.json')).map((name) => name.replace(/[.]json$/, ''))
  const orphans = files.map((name) => name.replace(/([.]cases)?[.]json$/, '')).filter((name) => !names.includes(name))
  refuse(
    'invalid-pack',
    orphans.map((name) => issue('unknown-name', `rules/${name}.cases.json`, { name, expected: 'rule', nearest: nearest(name, names) })),
  )
  return Promise.all(
    names.map(async (name) => {
      const read = (file: string): Promise<unknown> => readSource(folder, `rules/${file}`, language)
      const cases = files.includes(`${name}.cases.json`) ? await read(`${name}.cases.json`) : []
      // Checked when the pack is loaded.
      return { file: `rules/${name}.json`, rule: await read(`${name}.json`), cases } as RuleSource
    }),
  )
}

/** Reads one source file. */
export async function readSource(folder: string, file: string, language: Language): Promise<unknown> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: unknown) => {
    throw unreadable('invalid-pack', join(folder, file), error, language)
  })
  const { value, problem } = parseJson(text)
  refuse('invalid-pack', problem === null ? [] : [{ ...problem, path: file }])
  return value
}

async function listed(folder: string, inner: string, code: 'not-found' | 'invalid-pack', language: Language): Promise<readonly string[]> {
  return readdir(join(folder, inner)).catch((error: unknown) => {
    throw unreadable(code, join(folder, inner), error, language)
  })
}

function unreadable(code: 'not-found' | 'invalid-pack', file: string, error: unknown, language: Language): WanzhengError {
  const words = cliWordsIn(language)
  return new WanzhengError(code, words.cannotRead(file, reasonOf(error, words)))
}

/** Runs what checks a pack; problems are told by the source file and the place in it. */
export function inSources<T>(sources: Sources, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof WanzhengError) || error.issues.length === 0) throw error
    const issues = error.issues.map((one) => ({ ...one, path: placeOf(one.path, sources) }))
    throw refusal(error.code, issues)
  }
}

const FILES = new Set(['clauses', 'parameters', 'facts', 'readings'])

function placeOf(path: string, { rules }: Sources): string {
  const [, part = '', name = '', ...rest] = path.split('/')
  const placed = (file: string, inner: readonly string[]): string => `${file}#${inner.map((step) => `/${step}`).join('')}`
  if (part === 'rules' && rules[Number(name)] !== undefined) return placed(rules[Number(name)]?.file ?? '', rest)
  const beside = rules.find(({ rule }) => rule?.id === name)
  if (part === 'cases' && beside !== undefined) return placed(beside.file.replace(/json$/, 'cases.json'), rest)
  if (FILES.has(part)) return placed(`${part}.json`, name === '' ? [] : [name, ...rest])
  return part === 'dictionary' ? placed('vocabulary', [name, ...rest]) : `pack.json#${path}`
}
