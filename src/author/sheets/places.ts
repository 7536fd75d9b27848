import { at, type Issue } from '../../issue.js'
import { LAYOUTS, type SheetId } from './layout.js'
import type { Line } from './lines.js'

/** Where in the sheets something of a pack stands: the cell of the property, else of its item, else the sheet. */
export function placesOf(
  lines: Readonly<Record<SheetId, readonly Line[]>>,
  paths: Readonly<Record<SheetId, readonly string[]>>,
): (issue: Pick<Issue, 'path' | 'params'>) => string {
  const places = new Map<string, string>()
  const add = (path: string, place: string | undefined): void => {
    if (place !== undefined && !places.has(path)) places.set(path, place)
  }
  for (const { id, columns } of LAYOUTS)
    for (const [index, line] of lines[id].entries()) {
      const path = paths[id][index] ?? ''
      const owner = id === 'parameters' ? path.split('/').slice(0, 3).join('/') : path
      if (id !== 'pack') add(path, line.grid.places[0])
      for (const [column, { key, kind }] of columns.entries()) {
        const parts = key.split('.')
        if (kind === 'rest') continue
        const inside = id === 'dictionary' && line.item.kind === 'units' && parts[0] === 'label' ? parts.slice(1) : parts
        const named = id === 'scoring' && key === 'id' ? ['grade'] : inside
        for (let length = named.length; length > 0; length -= 1) {
          add(at(path, ...named.slice(0, length)), line.grid.places[column])
          add(at(owner, ...named.slice(0, length)), line.grid.places[column])
        }
      }
      add(owner, line.grid.places[0])
    }
  return (issue) => {
    const key = 'key' in issue.params ? at(issue.path, String(issue.params.key)) : null
    if (key !== null && places.has(key)) return places.get(key) ?? ''
    for (let path = issue.path; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const place = places.get(path)
      if (place !== undefined) return place
    }
    const sheet = issue.path.split('/')[1]
    return LAYOUTS.find(({ id }) => id === sheet)?.name ?? LAYOUTS[0]?.name ?? ''
  }
}
