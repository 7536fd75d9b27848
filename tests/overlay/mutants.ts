/** One fault put into good JSON. */
export interface Mutant {
  readonly name: string
  readonly json: unknown
}

type Path = readonly (string | number)[]

/** Copies of good JSON, each with one thing wrong: a key misspelt or left out, a value of another type, sign, size or date, an id that is not there. Always the same ones. */
export function mutants(good: unknown, most: number): readonly Mutant[] {
  const all = pathsOf(good, []).flatMap((path) => faultsAt(good, path))
  const step = Math.max(1, Math.floor(all.length / most))
  return all.filter((_, index) => index % step === 0).slice(0, most)
}

function pathsOf(json: unknown, path: Path): readonly Path[] {
  const inside = typeof json === 'object' && json !== null ? Object.entries(json) : []
  const own = path.length === 0 ? [] : [path]
  return [...own, ...inside.flatMap(([key, value]) => pathsOf(value, [...path, Array.isArray(json) ? Number(key) : key]))]
}

function faultsAt(good: unknown, path: Path): readonly Mutant[] {
  const value = path.reduce<unknown>((whole, key) => (whole as Record<string, unknown>)[key], good)
  const key = path.at(-1)
  const set = (name: string, other: unknown): Mutant => ({
    name: `${path.join('/')} ${name}`,
    json: changed(good, path, () => ({ key, value: other })),
  })
  return [
    { name: `${path.join('/')} left out`, json: changed(good, path, () => null) },
    ...(typeof key === 'string'
      ? [{ name: `${path.join('/')} misspelt`, json: changed(good, path, () => ({ key: `${key}x`, value })) }]
      : []),
    set('null', null),
    set('a list', [value]),
    ...(typeof value === 'string' ? [set('misspelt value', `${value}x`), set('a number', 7), set('empty', '')] : []),
    ...(typeof value === 'number'
      ? [set('below', value - 1), set('negative', -value - 1), set('ten times', value * 10 + 1), set('a text', String(value))]
      : []),
  ]
}

function changed(json: unknown, [first, ...rest]: Path, change: () => { key: unknown; value: unknown } | null): unknown {
  if (Array.isArray(json))
    return json.flatMap((one, index) => {
      if (index !== first) return [one]
      if (rest.length > 0) return [changed(one, rest, change)]
      const other = change()
      return other === null ? [] : [other.value]
    })
  return Object.fromEntries(
    Object.entries(json as object).flatMap(([key, value]) => {
      if (key !== first) return [[key, value]]
      if (rest.length > 0) return [[key, changed(value, rest, change)]]
      const other = change()
      return other === null ? [] : [[other.key, other.value]]
    }),
  )
}
