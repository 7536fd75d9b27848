import type { Bump, PackPart } from './change.js'

// Properties that no assessment depends on (patch) and those that never turn a decided outcome (minor); any other is major.
const PATCH: Readonly<Record<PackPart, readonly string[]>> = {
  pack: ['title', 'summary', 'official', 'formula', 'basis', 'relativeWeights', 'layers'],
  document: ['title', 'issuer', 'issued', 'note', 'supersededBy'],
  clause: ['title', 'text', 'reason', 'status', 'note', 'supersededBy', 'rules'],
  parameter: ['title', 'cell', 'note', 'supersededBy'],
  fact: ['title'],
  remedy: ['label', 'clause'],
  group: ['title'],
  rule: ['title', 'evidence', 'note', 'plausible'],
  case: ['kind', 'asOf', 'given', 'expect'],
  reading: ['term', 'clause', 'reading', 'why'],
  field: ['label', 'note', 'plausible'],
  'facility-type': ['label', 'question', 'note'],
  finding: ['label', 'question', 'note'],
  unit: ['label'],
}
const MINOR: Readonly<Partial<Record<PackPart, readonly string[]>>> = {
  pack: ['operators'],
  document: ['number'],
  clause: ['locator'],
  parameter: ['clause', 'layer', 'earlier'],
  remedy: ['applies'],
  group: ['order'],
  rule: ['remedies'],
}
/** Parts that only explain: nothing is scored by them. */
const EXPLAINING: ReadonlySet<PackPart> = new Set(['case', 'reading', 'unit'])

/** What a whole item that came or went asks of the version. */
export function bumpOfItem(kind: 'added' | 'removed' | 'renamed', part: PackPart, item: unknown): Bump {
  if (EXPLAINING.has(part)) return 'patch'
  if (kind !== 'added') return 'major'
  // A new gate can take a grade away that a community has.
  const isGate = part === 'rule' && typeof item === 'object' && item !== null && Object.hasOwn(item, 'gate')
  return isGate ? 'major' : 'minor'
}

/** What a property that changed asks of the version. */
export function bumpOfField(part: PackPart, field: string, before: unknown, after: unknown): Bump {
  if (PATCH[part].includes(field)) return 'patch'
  if (MINOR[part]?.includes(field) === true) return 'minor'
  if (field === 'grade') return isVerified(part, after) || before === 'C' || before === 'D' ? 'minor' : 'major'
  if (field === 'confirmed') return before === undefined ? 'minor' : after === undefined ? 'major' : 'patch'
  if (field === 'figure') return Object.keys(before as object).length === 0 ? 'minor' : 'major'
  if (part === 'field' && field === 'values' && namesOf(before) === namesOf(after)) return 'patch'
  return 'major'
}

// A figure whose grade nobody stated is not verified; a requirement without a figure is, unless it says otherwise.
function isVerified(part: PackPart, grade: unknown): boolean {
  return grade === 'A' || grade === 'B' || (grade === undefined && part !== 'parameter')
}

function namesOf(values: unknown): string {
  return JSON.stringify(Object.keys(values ?? {}).sort())
}
