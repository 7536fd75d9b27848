const MOST = 20_000
const LONGEST = 40

/** A function of a text that remembers what came of short texts: tables say the same many times. What is remembered is bounded. */
export function remembered<Result extends object>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    if (text.length > LONGEST) return work(text)
    const earlier = known.get(text)
    if (earlier !== undefined) return earlier
    if (known.size === MOST) known.clear()
    const result = work(text)
    known.set(text, result)
    return result
  }
}
