import type { Pack } from '../../schema/pack.js'

/** The id of what stands at a JSON Pointer of a pack: of a rule, clause, document or group by its place, of the rest by its key. */
export function itemAt(path: string, pack: Pack): string | null {
  const [, part = '', key = '', third = ''] = path.split('/')
  const lists = { rules: pack.rules, clauses: pack.clauses, documents: pack.documents, readings: pack.readings }
  if (part in lists && key !== '') return lists[part as keyof typeof lists][Number(key)]?.id ?? null
  if (part === 'scoring' && key === 'groups' && third !== '') return pack.scoring.groups[Number(third)]?.id ?? null
  if (part === 'dictionary') return third || null
  return ['parameters', 'facts', 'cases', 'remedies'].includes(part) ? key || null : null
}
