import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compile, operatorsOf } from '../../compile.js'
import { inputs } from '../../inputs.js'
import { issue } from '../../issue.js'
import { loadPack, refuse } from '../../load.js'
import type { Language } from '../../messages/messages.js'
import { nearest } from '../../nearest.js'
import type { Dictionary, Term, VocabularyField } from '../../schema/dictionary.js'
import type { Pack } from '../../schema/pack.js'
import { inSources, readSource, readSources } from './sources.js'

type Entries<T> = Readonly<Record<string, T>>
type VocabularyTerm = Term & { readonly aliases?: readonly string[] }

/** The data dictionary that all packs share. */
export interface Vocabulary {
  readonly fields: { readonly unit: Entries<VocabularyField>; readonly facility: Entries<VocabularyField> }
  readonly facilities: Entries<VocabularyTerm>
  readonly findings: Dictionary['findings']
  readonly units: Dictionary['units']
}

/** Parts of a vocabulary, each a file of its name. */
const PARTS = ['fields', 'facilities', 'findings', 'units'] as const

/** Reads the folder `vocabulary` of a folder. */
export async function readVocabulary(rules: string): Promise<Vocabulary> {
  return (await readWords(rules, PARTS)) as Vocabulary // checked when the pack built from it is loaded
}

/** Reads the words of its own that a source folder has, in whichever of the four files. */
export async function readOwnWords(folder: string): Promise<Partial<Vocabulary>> {
  const files: readonly string[] = await readdir(join(folder, 'vocabulary')).catch(() => [])
  return await readWords(
    folder,
    PARTS.filter((name) => files.includes(`${name}.json`)),
  )
}

async function readWords(folder: string, parts: readonly string[]): Promise<Partial<Vocabulary>> {
  const read = parts.map(async (name) => [name, await readSource(folder, `vocabulary/${name}.json`, 'en')] as const)
  return Object.fromEntries(await Promise.all(read))
}

/**
 * Builds a pack from its sources: joins the files, fills in what can be derived, and cuts the dictionary down to what the
 * rules read.
 *
 * @throws {@link WanzhengError} `invalid-pack` for sources that do not make a valid pack, with the file and place of each problem.
 */
export async function buildPack(folder: string, vocabulary: Vocabulary, language: Language = 'en'): Promise<Pack> {
  const sources = await readSources(folder, language)
  const { pack, clauses, parameters, facts, readings, rules } = sources
  const ruleIds = (clause: string): readonly string[] =>
    rules.filter(({ rule }) => rule?.clause === clause || clausesOfLimits(rule, parameters).has(clause)).map(({ rule }) => rule.id)
  const whole = {
    schema: 'wanzheng/pack/1',
    operators: [] as readonly string[],
    ...pack,
    clauses: Array.isArray(clauses) ? clauses.map((clause) => ({ ...clause, rules: ruleIds(clause?.id) })) : clauses,
    parameters,
    facts,
    readings,
    rules: rules.map(({ rule }) => rule),
    cases: Object.fromEntries(rules.map(({ rule, cases }) => [rule?.id, cases])),
    dictionary: wholeDictionary(vocabulary),
  }
  return inSources(sources, () => {
    const draft = loadPack(whole)
    const program = compile(draft, '9999-12-31')
    return loadPack({ ...whole, operators: operatorsOf(program), dictionary: dictionaryRead(draft, inputs([program])) })
  })
}

/** A vocabulary with the words of another added; of words that both have, the other's hold. */
export function withWords(all: Vocabulary, own: Partial<Vocabulary>): Vocabulary {
  return {
    fields: { unit: { ...all.fields.unit, ...own.fields?.unit }, facility: { ...all.fields.facility, ...own.fields?.facility } },
    facilities: { ...all.facilities, ...own.facilities },
    findings: { ...all.findings, ...own.findings },
    units: { ...all.units, ...own.units },
  }
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

// A figure may stand in another clause than the requirement, or in that of a later document.
function clausesOfLimits(rule: Pack['rules'][number], parameters: Pack['parameters']): ReadonlySet<string> {
  const names = Object.values(rule?.limit ?? {}).map((reference) => (typeof reference === 'string' ? reference : reference?.parameter))
  return new Set(names.flatMap((name) => parameters[name]?.values?.map?.((period) => period?.clause) ?? []))
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
  const wanted = new Set(names.filter((name) => name !== undefined))
  const missing = [...wanted].filter((name) => !Object.hasOwn(entries, name))
  refuse(
    'invalid-pack',
    missing.map((name) => issue('unknown-name', '/dictionary', { name, expected: 'unit', nearest: nearest(name, Object.keys(entries)) })),
  )
  return Object.fromEntries(Object.entries(entries).filter(([name]) => wanted.has(name)))
}
