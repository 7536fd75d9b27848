/** Texts that stand for themselves between quotation marks: no quotes, backslashes, control characters or surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ORDINARY = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/

/**
 * The canonical text of a JSON value (RFC 8785): keys in order, no white space, one way to write a number. What JSON leaves
 * out of objects is left out here.
 *
 * @throws RangeError for a number that JSON cannot write.
 */
export function canonicalize(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return numberText(value)
  if (value === null) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return listText(value)
  const { toJSON } = value as { readonly toJSON?: unknown }
  return typeof toJSON === 'function' ? canonicalize(toJSON.call(value)) : recordText(value as Readonly<Record<string, unknown>>)
}

function listText(list: readonly unknown[]): string {
  let text = ''
  for (let index = 0; index < list.length; index++) text += index === 0 ? canonicalize(list[index]) : `,${canonicalize(list[index])}`
  return `[${text}]`
}

function recordText(record: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const value = record[key]
    if (value === undefined || typeof value === 'symbol' || typeof value === 'function') continue
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalize(value)}`
  }
  return `{${text}}`
}

function quoted(text: string): string {
  return ORDINARY.test(text) ? `"${text}"` : JSON.stringify(text)
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}`)
  return `${value}`
}
