const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^nothing$/, '无'],
  [/^none$/, '无'],
  [/^(an )?object$|^record$/, '对象'],
  [/^a list of units$/, '单元列表'],
  [/^a list of (\d+)$/, '$1 项的列表'],
  [/^array$|^list$/, '列表'],
  [/^a number, or (.+)$/, '数，或 $1'],
  [/^a whole number$|^integer$/, '整数'],
  [/^(a )?number$/, '数'],
  [/^(a )?text$|^string$/, '文本'],
  [/^true or false$|^boolean$/, 'true 或 false'],
  [/^text like (.+)$/, '形如 $1 的文本'],
  [/^at least (.+)$/, '不小于 $1'],
  [/^at most (.+)$/, '不大于 $1'],
  [/^stricter than (.+)$/, '严于 $1'],
  [/^laxer than (.+)$/, '宽于 $1'],
  [/^part of a measure$/, '不全的指标'],
  [/^no limit or unit$/, '缺限值或单位'],
]

/** What a value is or should be, as parameters of issues name it, in Chinese; quoted values stay as they are. */
export function phrase(text: string): string {
  if (text.startsWith('"')) return text
  const known = PHRASES.find(([pattern]) => pattern.test(text))
  if (known !== undefined) return text.replace(known[0], known[1])
  return text.includes(' or ') || text.includes(', ')
    ? text
        .split(/ or |, /)
        .map(phrase)
        .join('、')
    : text
}

/** The same after a Chinese word: apart from it where it does not start with one. */
export function spaced(text: string): string {
  const words = phrase(text)
  return /^\p{Script=Han}/u.test(words) ? words : ` ${words}`
}
