import type { Pack } from '../../schema/pack.js'
import { type Bump, larger, type PackChange, type VersionVerdict } from './change.js'

const ORDER: readonly VersionVerdict['given'][] = ['lower', 'none', 'patch', 'minor', 'major']

/** Whether the later version is raised by what the changes need. */
export function verdictOf(before: Pack, after: Pack, changes: readonly PackChange[]): VersionVerdict {
  const needed = changes.reduce<Bump>((most, { bump }) => larger(most, bump), 'none')
  const given = before.id === after.id ? bumpBetween(before.version, after.version) : null
  return { needed, given, isEnough: given === null || ORDER.indexOf(given) >= ORDER.indexOf(needed) }
}

/** What a version was raised by; `null` where one of them is no plain version, as that of a pack under an overlay. */
export function bumpBetween(before: string, after: string): VersionVerdict['given'] {
  const [left, right] = [partsOf(before), partsOf(after)]
  if (left === null || right === null) return null
  const place = left.findIndex((part, index) => part !== right[index])
  if (place < 0) return 'none'
  if ((right[place] ?? 0) < (left[place] ?? 0)) return 'lower'
  return (['major', 'minor', 'patch'] as const)[place] ?? 'none'
}

function partsOf(version: string): readonly number[] | null {
  return /^\d+[.]\d+[.]\d+$/.test(version) ? version.split('.').map(Number) : null
}
