/** What a file is, by its first bytes rather than its name. */
export type FileKind = 'zip' | 'compound' | 'json' | 'web-page' | 'text' | 'other' | 'empty'

const OTHERS: readonly (readonly [name: string, bytes: string])[] = [
  ['PDF', '%PDF'],
  ['RTF', '{\\rtf'],
  ['PNG', '\u0089PNG'],
  ['JPEG', '\u00ff\u00d8\u00ff'],
  ['RAR', 'Rar!'],
  ['7z', "7z\u00bc\u00af'\u001c"],
  ['gzip', '\u001f\u008b'],
  ['SQLite', 'SQLite format 3'],
]

/** What a file is, and the name of its format where it is none that has tables. */
export function fileKind(head: Uint8Array, name: string): { readonly kind: FileKind; readonly format: string } {
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1')
  const starts = (text: string): boolean => latin.startsWith(text)
  const known = (kind: FileKind): { readonly kind: FileKind; readonly format: string } => ({ kind, format: '' })
  if (latin.replace(/^\u00ef\u00bb\u00bf/, '').trim() === '') return known('empty')
  if (starts('PK\u0003\u0004')) return known('zip')
  if (starts('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return known('compound')
  const other = OTHERS.find(([, bytes]) => starts(bytes))
  if (other !== undefined) return { kind: 'other', format: other[0] }
  const text = latin.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^<(!doctype|html|table|head|body|meta|\?xml|xml)\b/i.test(text)) return { kind: 'web-page', format: 'HTML' }
  if (/[.](json|ndjson|jsonl|geojson)$/i.test(name) || /^(\[\s*[[{\]]|\{\s*["}])/.test(text)) return known('json')
  return known('text')
}
