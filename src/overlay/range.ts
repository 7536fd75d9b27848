type Version = readonly [number, number, number]

/** Whether a version is in a range: `1.0.0`, `^1.2.0`, `~1.2.0`, or comparisons joined by spaces, `>=1.0.0 <2.0.0`. */
export function isInRange(version: string, range: string): boolean {
  if (version === range) return true
  const own = parse(version)
  const parts = range.trim().split(/\s+/)
  return own !== null && parts.every((part) => fits(own, part))
}

/** Whether a text is a range of versions. */
export function isRange(text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((part) => parse(part.replace(/^(\^|~|>=|<=|>|<|=)/, '')) !== null)
}

function fits(own: Version, part: string): boolean {
  const [, sign = '', rest = ''] = /^(\^|~|>=|<=|>|<|=)?(.*)$/.exec(part) ?? []
  const bound = parse(rest)
  if (bound === null) return false
  const order = compare(own, bound)
  if (sign === '^') return order >= 0 && own[0] === bound[0] && (bound[0] > 0 || own[1] === bound[1])
  if (sign === '~') return order >= 0 && own[0] === bound[0] && own[1] === bound[1]
  if (sign === '>=') return order >= 0
  if (sign === '<=') return order <= 0
  if (sign === '>') return order > 0
  return sign === '<' ? order < 0 : order === 0
}

// A version without what follows a hyphen: an overlaid pack names its overlays there.
function parse(text: string): Version | null {
  const match = /^(\d+)[.](\d+)[.](\d+)$/.exec(text)
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])]
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
