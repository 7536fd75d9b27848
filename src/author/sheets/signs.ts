import type { SheetId } from './layout.js'
import type { Line } from './lines.js'
import { fault, type SheetProblem } from './problem.js'
import { isObject, valueAt } from './tree.js'

const SIGNS: Readonly<Record<string, string>> = { min: '≥', max: '≤', above: '>', below: '<' }

/** Signs typed before figures that say another thing than the rules that are held to them. */
export function signProblems(lines: Readonly<Record<SheetId, readonly Line[]>>): readonly SheetProblem[] {
  return lines.parameters.flatMap(({ item, signs, grid, layout }) =>
    Object.entries(signs).flatMap(([key, sign]): readonly SheetProblem[] => {
      if (sign === 'value') return []
      const uses = key === 'value' ? sidesOf(String(item.id), lines.rules) : [key]
      if (uses.length > 0 && uses.every((use) => use === sign)) return []
      const place = grid.places[layout.columns.findIndex((column) => column.key === key)] ?? ''
      const expected = uses.map((use) => SIGNS[use] ?? use).join(' ')
      return [{ ...fault('sign-disagrees', SIGNS[sign] ?? sign, expected), severity: 'error', place }]
    }),
  )
}

// Which limit of which rules a parameter is.
function sidesOf(parameter: string, rules: readonly Line[]): readonly string[] {
  const sides = rules.flatMap(({ item }) => {
    const limit = valueAt(item, 'limit')
    return Object.entries(isObject(limit) ? limit : {}).flatMap(([side, reference]) =>
      reference === parameter || valueAt(reference, 'parameter') === parameter ? [side] : [],
    )
  })
  return [...new Set(sides)]
}
