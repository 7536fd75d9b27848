import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bump, diffPacks } from '../../src/author.js'
import { compile } from '../../src/compile.js'
import { digest } from '../../src/digest.js'
import { createEngine, loadPack, type Outcome, type UnitAssessment } from '../../src/index.js'
import type { Pack } from '../../src/schema/pack.js'
import { builtPacks } from '../packs/packs.js'
import { unitOf } from './units.js'

type Path = readonly (string | number)[]
type Json = Readonly<Record<string, unknown>>

const runs = Number(process.env.PROPERTY_RUNS ?? 80)
const packs = (await builtPacks()).filter(({ id }) => id === 'notice-2022-48' || id === 'jb167-2014' || id === 'checkup-2025')

/** Every place of a pack: the values in it, and what they are parts of. */
function placesOf(json: unknown, path: Path = []): readonly Path[] {
  if (typeof json !== 'object' || json === null) return [path]
  const own = path.length === 0 ? [] : [path]
  return own.concat(Object.entries(json).flatMap(([key, value]) => placesOf(value, [...path, Array.isArray(json) ? Number(key) : key])))
}

function edited(json: unknown, [key, ...rest]: Path, value: (old: unknown) => unknown): unknown {
  if (key === undefined) return value(json)
  if (Array.isArray(json))
    return json.map((one, index) => (index === key ? edited(one, rest, value) : one)).filter((one) => one !== undefined)
  const changed = Object.entries(json as Json).map(([name, one]) => [name, name === key ? edited(one, rest, value) : one] as const)
  return Object.fromEntries(changed.filter(([, one]) => one !== undefined))
}

const other: readonly ((old: unknown) => unknown)[] = [
  (old) => (typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : `${String(old)}x`),
  (old) => (typeof old === 'number' ? old / 2 : typeof old === 'string' && /^\d{4}-/.test(old) ? '2024-07-01' : 'B'),
  () => undefined,
  (old) => (typeof old === 'string' ? (old === 'must' ? 'encourage' : 'must') : old),
]

/** The pack with one leaf changed, where that is still another pack. */
function editedPack(pack: Pack, path: Path, change: number): Pack | null {
  try {
    const after = loadPack(edited(pack, path, other[change] as (old: unknown) => unknown))
    compile(after, '9999-12-31')
    return digest(after) === digest(pack) ? null : after
  } catch {
    return null
  }
}

/** What is written out or left out without meaning anything else: the weight of 1 that a rule has anyway. */
function isCosmetic(pack: Pack, after: Pack, path: Path): boolean {
  const weight = (one: Pack): unknown => one.rules[Number(path[1])]?.weight ?? 1
  return path[0] === 'rules' && path[2] === 'weight' && weight(pack) === weight(after)
}

/** Parts whose items have ids. */
const ITEMS: ReadonlySet<string> = new Set(['documents', 'clauses', 'parameters', 'facts', 'remedies', 'readings', 'rules', 'cases'])

/** The id of the item that a place belongs to. */
function itemAt(pack: Pack, [part, key]: Path): string {
  const list = (pack as unknown as Json)[String(part)]
  return Array.isArray(list) && typeof list[key as number] === 'object' ? (list[key as number] as { id: string }).id : String(key)
}

function editsOf(places: readonly Path[]): fc.Arbitrary<{ readonly path: Path; readonly change: number }> {
  return fc.record({ path: fc.constantFrom(...places), change: fc.nat({ max: other.length - 1 }) })
}

const decided = ({ status }: Outcome): boolean => status !== 'unknown'

/** Whether an assessment after an edit is what the verdict promises. */
function holds(bump: Bump, before: UnitAssessment, after: UnitAssessment): boolean {
  if (bump === 'major') return true
  if (bump !== 'minor') return digest(before) === digest(after)
  const now = new Map(after.outcomes.map((one) => [`${one.rule} ${one.level}`, one.status]))
  return before.outcomes.filter(decided).every((one) => now.get(`${one.rule} ${one.level}`) === one.status)
}

describe.each(packs.map((pack) => [pack.id, pack] as const))('edits of %s', (_, pack) => {
  const engine = createEngine([pack], { asOf: '2025-06-01' })
  const places = placesOf(pack).filter(([first]) => first !== 'version' && first !== 'schema')

  test('an edit gives a change at its place, and assessments differ no more than the verdict allows', () => {
    const seen = new Set<Bump>()
    fc.assert(
      fc.property(editsOf(places), fc.array(unitOf(pack), { minLength: 1, maxLength: 4 }), ({ path, change }, units) => {
        const after = editedPack(pack, path, change)
        fc.pre(after !== null)
        if (after === null) return
        const edit = { path, after }
        const { changes, verdict } = diffPacks(pack, after)
        if (isCosmetic(pack, after, path)) {
          expect(changes).toEqual([])
          return
        }
        expect(changes.length).toBeGreaterThan(0)
        const ids = [itemAt(pack, path), itemAt(after, path)]
        const isThere = (one: string): boolean =>
          one.startsWith(`/${path[0]}`) && (!ITEMS.has(String(path[0])) || ids.some((id) => one.includes(id)))
        expect(changes.map((one) => one.path).filter(isThere).length).toBeGreaterThan(0)
        // The way back is an edit as well: what went comes, and a slot is filled.
        const back = diffPacks(after, pack).verdict.needed
        seen.add(verdict.needed).add(back)
        const later = createEngine([edit.after], { asOf: '2025-06-01' })
        for (const [index, unit] of units.entries()) {
          const judge = (by: typeof engine): UnitAssessment | null =>
            by.assessUnit({ ...unit, id: `u${index}` }, { asOf: '2025-06-01', path: '' }).unit
          const [then, now] = [judge(engine), judge(later)]
          if (then === null || now === null) continue
          const held = [holds(verdict.needed, then, now), holds(back, now, then)]
          expect({ edit: edit.path, held }).toEqual({ edit: edit.path, held: [true, true] })
        }
      }),
      { numRuns: runs },
    )
    expect([...seen].sort()).toEqual(expect.arrayContaining(['major', 'minor', 'patch']))
  }, 120_000)
})
