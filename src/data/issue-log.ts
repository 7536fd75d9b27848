import { type Issue, warning } from '../issue.js'

/** Collects the issues of a dataset whose units go by one by one. */
export interface IssueLog {
  readonly add: (issues: readonly Issue[]) => void
  /** The issue of a unit whose id was given before; both are assessed. */
  readonly again: (id: string, path: string) => readonly Issue[]
  readonly all: () => readonly Issue[]
}

/**
 * Starts a log. That no rule reads a field is kept once, with its first place and how many there are: said of every row of a
 * large table it would outweigh the assessment.
 */
export function createIssueLog(): IssueLog {
  const kept: Issue[] = []
  const places = new Map<string, { readonly index: number; count: number }>()
  const firstPlace = new Map<string, string>()
  const add = (one: Issue): void => {
    if (one.code !== 'unread-field') {
      kept.push(one)
      return
    }
    // Of units and of facilities apart.
    const key = `${one.params.field} ${one.path.replaceAll(/[0-9]+/g, '')}`
    const known = places.get(key)
    if (known === undefined) places.set(key, { index: kept.push(one) - 1, count: 1 })
    else known.count++
  }
  return {
    add: (issues) => issues.forEach(add),
    again: (id, path) => {
      const first = firstPlace.get(id)
      if (first === undefined) firstPlace.set(id, path)
      return first === undefined ? [] : [warning('duplicate-unit', path, { id, first })]
    },
    all: () => {
      const all = [...kept]
      for (const { index, count } of places.values()) if (count > 1) all[index] = { ...(all[index] as Issue), places: count }
      return all
    },
  }
}
