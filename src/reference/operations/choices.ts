import type { Operation, Operations } from '../operation.js'
import { anyOf, isOnlyTruth, NOTHING, onlyTruth, truth, truthOf, type Worth } from '../worth.js'

/** Kleene logic over the truth of worths. Nothing has an effect, so every operand is worked out first. */
export const choices: Operations = {
  and: untilTruth(false),
  or: untilTruth(true),
  '!': ([operand]) => truth(opposite(operand === undefined ? false : truthOf(operand))),
  '!!': ([operand]) => truth(operand === undefined ? false : truthOf(operand)),
  if: choose,
  '?:': choose,
}

function untilTruth(wanted: boolean): Operation {
  return (operands) => {
    if (operands.length === 0) return truth(false)
    const decisive = operands.findIndex((operand) => truthOf(operand) === wanted)
    const reached = decisive < 0 ? operands : operands.slice(0, decisive + 1)
    const last = reached.at(-1) ?? NOTHING
    const isSure = reached.slice(0, -1).every((operand) => truthOf(operand) !== null)
    if (isSure) return last
    return decisive < 0 ? NOTHING : onlyTruth(wanted, isOnlyTruth(last))
  }
}

function choose(operands: readonly Worth[]): Worth {
  const pairs = Math.floor(operands.length / 2)
  const branches: Worth[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const condition = truthOf(operands[2 * pair] ?? NOTHING)
    if (condition !== false) branches.push(operands[2 * pair + 1] ?? NOTHING)
    if (condition === true) return anyOf(branches)
  }
  return anyOf([...branches, operands[2 * pairs] ?? NOTHING])
}

function opposite(value: boolean | null): boolean | null {
  return value === null ? null : !value
}
