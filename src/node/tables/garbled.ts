/** A text that was read in a wrong encoding once, and what it was meant to be; `null` for what is beyond telling. */
export interface Garbled {
  readonly found: string
  readonly meant: string | null
}

const HAN = /\p{Script=Han}/gu
let codesByCharacter: ReadonlyMap<string, number> | null = null

/**
 * Whether a text looks as Chinese does that was read in a wrong encoding and saved so: 绀惧尯 is 社区 in UTF-8 read as GBK,
 * ç¤¾åŒº is it read as Western. `null` for a text that is none.
 */
export function garbledIn(text: string): Garbled | null {
  if (!/\P{ASCII}/u.test(text)) return null
  if (/\uFFFD|锟斤拷/.test(text)) return { found: text, meant: null }
  const western = bytesIn('windows-1252', text)
  if (western !== null) {
    const meant = meantBy('utf-8', western) ?? meantBy('gb18030', western)
    return meant === null ? null : { found: text, meant }
  }
  const chinese = bytesIn('gb18030', text)
  const meant = chinese === null ? null : meantBy('utf-8', chinese)
  return meant === null ? null : { found: text, meant }
}

// Two Chinese characters at least, and all of them common: one may come about by chance.
function meantBy(encoding: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes).replace(/[\uFFFD?]+$/, '')
  const han = text.match(HAN) ?? []
  const others = text.replaceAll(HAN, '').replaceAll(/[\p{ASCII}\u3000-\u303f\uff00-\uffef]/gu, '')
  if (han.length < 2 || others !== '') return null
  const codes = gbCodes()
  return han.every((character) => isCommon(codes.get(character))) ? text : null
}

// A character of GB 2312.
function isCommon(code: number | undefined): boolean {
  return code !== undefined && code >> 8 >= 0xb0 && code >> 8 <= 0xf7 && (code & 0xff) >= 0xa1
}

function bytesIn(encoding: 'windows-1252' | 'gb18030', text: string): Uint8Array | null {
  const codes = encoding === 'gb18030' ? gbCodes() : WESTERN
  const bytes: number[] = []
  for (const character of text) {
    const code = character <= '\u007f' ? character.charCodeAt(0) : codes.get(character)
    if (code === undefined) return null
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Uint8Array.from(bytes)
}

// Windows-1252 from 0x80 on; bytes that it leaves open stand for themselves. Some versions of Node decode it as Latin 1.
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WESTERN: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 128 }, (_, index) => [String.fromCharCode(index + 128), index + 128] as const),
  ...[...FROM_80].map((character, index) => [character, index + 128] as const),
])

// The decoder of the platform turned round: there is no encoder of it. Made when first needed, in some 40 ms.
function gbCodes(): ReadonlyMap<string, number> {
  if (codesByCharacter !== null) return codesByCharacter
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.from([lead, trail]))
      if ([...character].length === 1 && character !== '\uFFFD') codes.set(character, lead * 256 + trail)
    }
  }
  codesByCharacter = codes
  return codes
}
