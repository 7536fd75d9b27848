import { compile } from '../../compile.js'
import { parseJson } from '../../data/json.js'
import { digest } from '../../digest.js'
import { WanzhengError } from '../../error.js'
import { loadPack } from '../../load.js'
import { nearest } from '../../nearest.js'
import { rawIn } from '../../rows/table.js'
import type { Pack } from '../../schema/pack.js'
import { formulasOf } from '../formula.js'
import { limitsOf, shownBy, withExpressions } from './expressions.js'
import { type EditedSheet, type GridLine, gridOf } from './grid.js'
import { packOf } from './items.js'
import { LAYOUTS, type SheetId, type SheetLayout } from './layout.js'
import { identified, type Line, linesOf, textAt, type Units } from './lines.js'
import { namesIn } from './names-in.js'
import { placesOf } from './places.js'
import { fault, type SheetProblem } from './problem.js'
import { signProblems } from './signs.js'
import { ORIGINAL } from './write.js'

/** What came of sheets: the pack, or `null` where an error stands among the problems. */
export interface ReadSheets {
  readonly pack: Pack | null
  readonly problems: readonly SheetProblem[]
  /** The pack as it was exported, for comparison; `null` where the sheet that keeps it is gone or was changed. */
  readonly original: Pack | null
  /** Sheet and cell of what stands at a JSON Pointer of the pack. */
  readonly cellOf: (path: string) => string
}

/**
 * The pack of sheets that {@link packSheets} made and somebody edited. It never throws on what is in the sheets: every problem has
 * a code, its sheet and cell, and the nearest name. Each edited cell changes its own item and nothing else.
 *
 * @example
 * ```ts
 * import { packFromSheets, packSheets } from 'wanzheng/author'
 * import { digest } from 'wanzheng'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const sheets = packSheets(notice).map(({ name, isUpright, columns, rows }) => ({
 *   name,
 *   rows: [...(isUpright ? [] : [columns.map(({ head }) => head)]), ...rows].map((row) => row.map((value) => ({ value }))),
 * }))
 * const { pack, problems } = packFromSheets(sheets)
 * problems // => []
 * digest(pack) === digest(notice) // => true
 * ```
 */
export function packFromSheets(sheets: readonly EditedSheet[]): ReadSheets {
  const problems: SheetProblem[] = []
  const original = originalIn(sheets, problems)
  const grids = gridsOf(sheets, problems)
  const units = unitsOf(grids)
  const lines = byLayout((layout) => identified(linesOf(grids[layout.id], layout, units, problems), problems))
  const plain = packOf(itemsIn(lines)).json
  const [formulas, shown, limits] = [formulasOf(namesIn(plain)), shownBy(original), limitsOf(plain.parameters)]
  const meant = byLayout(({ id }) => lines[id].map((line) => withExpressions(line, formulas, shown, limits, problems)))
  const { json, paths } = packOf(itemsIn(meant))
  problems.push(...signProblems(meant))
  let known: ReturnType<typeof placesOf> | null = null
  const places: ReturnType<typeof placesOf> = (issue) => {
    known ??= placesOf(meant, paths)
    return known(issue)
  }
  const cellOf: ReadSheets['cellOf'] = (path) => places({ path, params: {} })
  if (problems.some(({ severity }) => severity === 'error')) return { pack: null, problems, original, cellOf }
  try {
    const pack = loadPack(json)
    compile(pack, lastDate(pack))
    return { pack, problems, original, cellOf }
  } catch (error) {
    if (!(error instanceof WanzhengError)) throw error
    const found = error.issues.map((issue): SheetProblem => ({ ...fault('pack', ''), severity: 'error', place: places(issue), issue }))
    return { pack: null, problems: [...problems, ...found], original, cellOf }
  }
}

function byLayout<T>(make: (layout: SheetLayout) => T): Readonly<Record<SheetId, T>> {
  return Object.fromEntries(LAYOUTS.map((layout) => [layout.id, make(layout)])) as Record<SheetId, T>
}

function itemsIn(lines: Readonly<Record<SheetId, readonly Line[]>>): Parameters<typeof packOf>[0] {
  return byLayout(({ id }) => lines[id].map(({ item }) => item))
}

function gridsOf(sheets: readonly EditedSheet[], problems: SheetProblem[]): Readonly<Record<SheetId, readonly GridLine[]>> {
  const names = sheets.map(({ name }) => name.trim())
  const known = [...LAYOUTS.map(({ name }) => name), ORIGINAL]
  for (const name of names)
    if (!known.includes(name))
      problems.push({ ...fault('unknown-sheet', name, '', nearest(name, known)), severity: 'warning', place: name })
  return byLayout((layout) => {
    const sheet = sheets[names.indexOf(layout.name)]
    if (sheet !== undefined) return gridOf(sheet, layout, problems)
    problems.push({ ...fault('missing-sheet', '', layout.name, nearest(layout.name, names)), severity: 'error', place: layout.name })
    return []
  })
}

// The unit of every parameter, by its id and by its names: what may stand behind a figure.
function unitsOf(grids: Readonly<Record<SheetId, readonly GridLine[]>>): Units {
  const [parameters, dictionary] = ['parameters', 'dictionary'].map((id) => LAYOUTS.find((layout) => layout.id === id) as SheetLayout)
  if (parameters === undefined || dictionary === undefined) return new Map()
  const names = new Map(
    grids.dictionary.map((line) => [textAt(line, dictionary, 'id'), ['label.zh', 'label.en'].map((key) => textAt(line, dictionary, key))]),
  )
  return new Map(
    grids.parameters.flatMap((line) => {
      const unit = textAt(line, parameters, 'unit')
      return unit === '' ? [] : [[textAt(line, parameters, 'id'), [unit, ...(names.get(unit) ?? [])].filter((one) => one !== '')] as const]
    }),
  )
}

function originalIn(sheets: readonly EditedSheet[], problems: SheetProblem[]): Pack | null {
  const [head, ...pieces] = sheets.find(({ name }) => name === ORIGINAL)?.rows.map((row) => rawIn(row[0])) ?? []
  const { value } = parseJson(pieces.join(''))
  try {
    if (head !== undefined && value !== null && digest(value) === head.trim()) return loadPack(value)
  } catch (error) {
    if (!(error instanceof WanzhengError)) throw error
  }
  problems.push({ ...fault('no-original', head ?? '', ORIGINAL), severity: 'warning', place: ORIGINAL })
  return null
}

function lastDate({ documents }: Pack): string {
  return documents.reduce((last, { from }) => (from !== undefined && from > last ? from : last), '2000-01-01')
}
