import type { Node } from './operator.js'

/** An expression as text: equal for expressions that mean the same by being written the same. */
export function textOfNode(node: Node): string {
  if (node.type === 'literal') return JSON.stringify(node.json) ?? 'null'
  const parts = (node.type === 'list' ? node.items : node.operands).map(textOfNode).join(',')
  return node.type === 'list' ? `[${parts}]` : `${JSON.stringify(node.operator.name)}(${parts})`
}

/** How many expressions an expression is made of, itself included; a text that is written out counts once more for each 32 characters. */
export function sizeOfNode(node: Node): number {
  if (node.type === 'literal') return 1 + (typeof node.json === 'string' ? node.json.length >> 5 : 0)
  return (node.type === 'list' ? node.items : node.operands).reduce((total, part) => total + sizeOfNode(part), 1)
}
