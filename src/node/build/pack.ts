import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile, operatorsOf } from '../../compile.js'
import { inputs } from '../../inputs.js'
import { loadPack } from '../../load.js'
import type { Dictionary, Term, VocabularyField } from '../../schema/dictionary.js'
import type { Pack } from '../../schema/pack.js'

type Entries<T> = Readonly<Record<string, T>>
type VocabularyTerm = Term & { readonly aliases?: readonly string[] }

/** The data dictionary that all packs share. */
export interface Vocabulary {
  readonly fields: { readonly unit: Entries<VocabularyField>; readonly facility: Entries<VocabularyField> }
  readonly facilities: Entries<VocabularyTerm>
  readonly findings: Dictionary['findings']
  readonly units: Dictionary['units']
}

/** Reads `rules/vocabulary`. */
export async function readVocabulary(rules: string): Promise<Vocabulary> {
  const read = (name: string): Promise<never> => readJson(join(rules, 'vocabulary', `${name}.json`))
  const [fields, facilities, findings, units] = await Promise.all(['fields', 'facilities', 'findings', 'units'].map(read))
  return { fields, facilities, findings, units } as unknown as Vocabulary // checked when the pack built from it is loaded
}

/**
 * Builds a pack from its sources: joins the files, fills in what can be derived, and cuts the dictionary down to what the
 * rules read.
 *
 * @throws {@link WanzhengError} `invalid-pack` for sources that do not make a valid pack.
 */
export async function buildPack(folder: string, vocabulary: Vocabulary): Promise<Pack> {
  const part = <T>(name: string): Promise<T> => readJson<T>(join(folder, `${name}.json`))
  const [source, clauses] = [await part<object>('pack'), await part<Pack['clauses']>('clauses')]
  const [parameters, facts, readings] = await Promise.all([part<Pack['parameters']>('parameters'), part('facts'), part('readings')])
  const rules = await readRules(join(folder, 'rules'))
  const ruleIds = (clause: string): readonly string[] =>
    rules.filter(({ rule }) => rule.clause === clause || clausesOfLimits(rule, parameters).has(clause)).map(({ rule }) => rule.id)
  const whole = {
    schema: 'wanzheng/pack/1',
    operators: [] as readonly string[],
    ...source,
    clauses: clauses.map((clause) => ({ ...clause, rules: ruleIds(clause.id) })),
    parameters,
    facts,
    readings,
    rules: rules.map(({ rule }) => rule),
    cases: Object.fromEntries(rules.map(({ rule, cases }) => [rule.id, cases])),
    dictionary: wholeDictionary(vocabulary),
  }
  const draft = loadPack(whole)
  const program = compile(draft, '9999-12-31')
  return loadPack({ ...whole, operators: operatorsOf(program), dictionary: dictionaryRead(draft, inputs([program])) })
}

/** Folders of `rules` that hold a pack's sources. */
export async function packFolders(rules: string): Promise<readonly string[]> {
  const entries = await readdir(rules, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'vocabulary').map((entry) => entry.name)
  const listings = await Promise.all(folders.map(async (name) => ({ name, files: await readdir(join(rules, name)) })))
  return listings
    .filter(({ files }) => files.includes('pack.json'))
    .map(({ name }) => join(rules, name))
    .sort()
}

async function readRules(
  folder: string,
): Promise<readonly { readonly rule: Pack['rules'][number]; readonly cases: Pack['cases'][string] }[]> {
  const files = (await readdir(folder)).sort()
  const rules = files.filter((name) => name.endsWith('.json') && !name.endsWith('.cases.json'))
  return Promise.all(
    rules.map(async (name) => {
      const casesFile = name.replace(/[.]json$/, '.cases.json')
      const cases = files.includes(casesFile) ? await readJson<Pack['cases'][string]>(join(folder, casesFile)) : []
      return { rule: await readJson<Pack['rules'][number]>(join(folder, name)), cases }
    }),
  )
}

// A figure may stand in another clause than the requirement, or in that of a later document.
function clausesOfLimits(rule: Pack['rules'][number], parameters: Pack['parameters']): ReadonlySet<string> {
  const names = Object.values(rule.limit ?? {}).map((reference) => (typeof reference === 'string' ? reference : reference.parameter))
  return new Set(names.flatMap((name) => parameters[name]?.values.map((period) => period.clause) ?? []))
}

// What only the reading of tables needs stays out of a pack.
function wholeDictionary({ fields, facilities, findings, units }: Vocabulary): Dictionary {
  const plain = (entries: Entries<VocabularyField>): Dictionary['unit'] =>
    Object.fromEntries(Object.entries(entries).map(([name, { aliases: _, rollUp: __, usual: ___, ...field }]) => [name, field]))
  const types = Object.fromEntries(Object.entries(facilities).map(([name, { aliases: _, ...term }]) => [name, term]))
  return { unit: plain(fields.unit), facility: plain(fields.facility), facilities: types, findings, units }
}

function dictionaryRead(pack: Pack, read: ReturnType<typeof inputs>): Dictionary {
  const { dictionary } = pack
  const names = read.map(({ name, of }) => ({ of, parts: name.split('.') }))
  const unitFields = names.filter(({ of }) => of === 'unit').map(({ parts }) => parts[0])
  const facilityFields = names.filter(({ of }) => of === 'facility').map(({ parts }) => parts[2])
  const types = names.filter(({ of }) => of === 'facility' || of === 'facility-type').map(({ parts }) => parts[1])
  const findings = names.filter(({ of }) => of === 'finding').map(({ parts }) => parts[1])
  const kept = {
    unit: pick(dictionary.unit, unitFields),
    facility: pick(dictionary.facility, facilityFields),
    facilities: pick(dictionary.facilities, types),
    findings: pick(dictionary.findings, findings),
  }
  const units = [
    ...[...Object.values(kept.unit), ...Object.values(kept.facility)].map((field) => field.unit),
    ...Object.values(pack.parameters).map((parameter) => parameter.unit),
    ...Object.values(pack.facts).map((fact) => fact.unit),
    ...pack.rules.flatMap((rule) => [rule.unit, rule.shortfall?.unit]),
  ]
  return { ...kept, units: pick(dictionary.units, units) }
}

function pick<T>(entries: Entries<T>, names: readonly (string | undefined)[]): Record<string, T> {
  const wanted = new Set(names)
  const missing = [...wanted].filter((name) => name !== undefined && !Object.hasOwn(entries, name))
  if (missing.length > 0) throw new Error(`not in the dictionary: ${missing.join(', ')}`)
  return Object.fromEntries(Object.entries(entries).filter(([name]) => wanted.has(name)))
}

async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause })
  }
}
