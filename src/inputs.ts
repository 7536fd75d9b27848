import { type CompiledRule, nodesOf, type Program } from './compile.js'
import type { Node } from './logic/operator.js'
import { pathOf } from './logic/operators/data.js'
import type { Label } from './schema/label.js'

/** One value that rules read: a field of a unit or facility, a facility type, or a finding. */
export interface Input {
  /** Name as it stands in `missing` of an outcome. */
  readonly name: string
  readonly of: 'unit' | 'facility' | 'facility-type' | 'finding'
  readonly label: Label
  /** `number`, `boolean`, `text`, `enum`, `date`; `survey` for a facility type, `finding` for yes, partial or no. */
  readonly type: string
  readonly unit: string | null
  /** Allowed values of an enumeration. */
  readonly values: readonly string[]
  /** Ids of the rules that need it. */
  readonly rules: readonly string[]
}

/** Every value the rules of the programs read, in order of name. */
export function inputs(programs: readonly Program[]): readonly Input[] {
  const found = new Map<string, Omit<Input, 'rules'> & { readonly rules: Set<string> }>()
  for (const program of programs) {
    for (const rule of program.rules) {
      for (const input of inputsOfRule(program, rule)) {
        const known = found.get(input.name) ?? { ...input, rules: new Set<string>() }
        known.rules.add(rule.id)
        found.set(input.name, known)
      }
    }
  }
  return [...found.values()].map((input) => ({ ...input, rules: [...input.rules].sort() })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

type Found = Omit<Input, 'rules'>

function* inputsOfRule(program: Program, rule: CompiledRule): Generator<Found> {
  if (rule.form.kind === 'finding') yield findingInput(program, rule.form.finding)
  for (const node of nodesOf(rule)) yield* inputsOfNode(program, node, [])
}

// `types` are the facility types in whose scope the expression is read; empty for the unit itself.
function* inputsOfNode(program: Program, node: Node, types: readonly string[]): Generator<Found> {
  if (node.type === 'literal') return
  if (node.type === 'list') {
    for (const item of node.items) yield* inputsOfNode(program, item, types)
    return
  }
  const { operator, operands } = node
  const name = pathOf(operands[0])
  if (operator.name === 'var' && name !== '') yield* fieldInput(program, name, types)
  if (operator.name === 'finding') yield findingInput(program, name)
  if (operator.name === 'fact') yield* inputsOfNode(program, program.facts.get(name) as Node, [])
  if (operator.name === 'facilities') yield* operands.map(pathOf).map((type) => facilityInput(program, type))
  const own = operator.perElement === undefined ? types : facilityTypes(program, operands[0])
  for (const [index, operand] of operands.entries())
    yield* inputsOfNode(program, operand, operator.perElement?.includes(index) === true ? own : types)
}

function facilityTypes(program: Program, list: Node | undefined): readonly string[] {
  if (list?.type !== 'call') return []
  if (list.operator.name === 'facilities') return list.operands.map(pathOf)
  if (list.operator.name === 'fact') return facilityTypes(program, program.facts.get(pathOf(list.operands[0])))
  return list.operator.name === 'filter' ? facilityTypes(program, list.operands[0]) : []
}

function* fieldInput({ pack: { dictionary } }: Program, name: string, types: readonly string[]): Generator<Found> {
  const field = types.length > 0 ? dictionary.facility[name] : dictionary.unit[name]
  if (field === undefined) return
  const shared = { type: field.type, unit: field.unit ?? null, values: Object.keys(field.values ?? {}) }
  if (types.length === 0) yield { name, of: 'unit', label: field.label, ...shared }
  for (const type of types) {
    const owner = dictionary.facilities[type]?.label ?? { en: type, zh: type }
    yield {
      name: `facilities.${type}.${name}`,
      of: 'facility',
      label: { en: `${owner.en}: ${field.label.en}`, zh: `${owner.zh}：${field.label.zh}` },
      ...shared,
    }
  }
}

function facilityInput({ pack: { dictionary } }: Program, type: string): Found {
  return {
    name: `facilities.${type}`,
    of: 'facility-type',
    label: dictionary.facilities[type]?.label ?? { en: type, zh: type },
    type: 'survey',
    unit: null,
    values: [],
  }
}

function findingInput({ pack: { dictionary } }: Program, id: string): Found {
  return {
    name: `findings.${id}`,
    of: 'finding',
    label: dictionary.findings[id]?.label ?? { en: id, zh: id },
    type: 'finding',
    unit: null,
    values: ['yes', 'partial', 'no'],
  }
}
