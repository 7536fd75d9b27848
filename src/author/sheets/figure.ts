import { parseDecimal, toDecimal } from '../../rational.js'
import type { CellValue } from '../../rows/table.js'
import { type Fault, fault } from './problem.js'

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:>=|≥|≧|⩾|大于或?等于|不低于|不小于|不少于|至少)/, 'min'],
  [/^(?:<=|≤|≦|⩽|小于或?等于|不超过|不大于|不高于|不多于|至多)/, 'max'],
  [/^(?:>|大于|超过|高于|多于)/, 'above'],
  [/^(?:<|小于|低于|少于|不足)/, 'below'],
  [/^=/, 'value'],
]
const NUMBER = /^[-+]?\d[\d,]*(?:[.]\d+)?/

/**
 * The number of a cell. Texts may have full-width digits, a sign (`≥`, 不低于), thousands separators, `％`, the unit of the
 * parameter behind, and may be a ratio (`1/3`) where the column holds a figure.
 */
export function readFigure(
  cell: CellValue,
  kind: 'number' | 'share' | 'figure',
  unit: readonly string[] | null,
): { readonly value: unknown; readonly sign?: string } | { readonly fault: Fault } {
  if (typeof cell === 'number') return { value: cell }
  const wrong = {
    fault: fault('not-a-number', typeof cell === 'string' ? cell : typeof cell === 'object' ? (cell?.date ?? '') : String(cell), '40'),
  }
  if (typeof cell !== 'string') return wrong
  const plain = cell.normalize('NFKC').replaceAll('−', '-').trim()
  const compared = kind === 'figure' ? SIGNS.find(([pattern]) => pattern.test(plain)) : undefined
  const text = compared === undefined ? plain : plain.replace(compared[0], '').trim()
  const sign = compared === undefined ? {} : { sign: compared[1] }
  const ratio = kind === 'figure' ? /^(-?\d{1,15})\/(\d{1,15})$/.exec(text) : null
  if (ratio !== null) return { ...sign, value: { ratio: [Number(ratio[1]), Number(ratio[2])] } }
  const found = NUMBER.exec(text)
  if (found === null || /,(?!\d{3}(?!\d))/.test(found[0])) return wrong
  const rest = text.slice(found[0].length).trim()
  const digits = found[0].replaceAll(',', '').replace(/^[+]/, '')
  if (rest === '') return { ...sign, value: exactValue(digits, kind) }
  if (rest === '%' && (kind === 'share' || unit?.includes('share') === true)) {
    const exact = parseDecimal(digits)
    return exact === null ? wrong : { ...sign, value: exactValue(toDecimal(exact.div(100), 60), kind) }
  }
  // Of letters that look alike, such as m² and ㎡, the same is made on both sides.
  if (unit?.some((one) => one.normalize('NFKC') === rest) === true) return { ...sign, value: exactValue(digits, kind) }
  return kind === 'figure' ? { fault: fault('other-unit', cell, unit?.[0] ?? '', null) } : wrong
}

function exactValue(digits: string, kind: string): unknown {
  const value = Number(digits)
  const exact = parseDecimal(digits)
  if (exact !== null && Number.isFinite(value) && toDecimal(exact, 60) === toDecimal(parseDecimal(String(value)) ?? exact.add(1), 60))
    return value + 0
  return kind === 'figure' ? { decimal: digits } : value
}
