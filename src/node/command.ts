import type { Language } from '../messages/messages.js'
import type { Label } from '../schema/label.js'
import type { Io } from './io.js'
import type { OptionName } from './options.js'

/** A command: what it takes, and what it does. `run` answers with the exit code. */
export interface Command {
  /** One or two words, as typed. */
  readonly name: string
  /** Names of its operands; one that ends in `…` stands for one or more, in brackets for any number. */
  readonly operands: readonly string[]
  /** Whether the last operand may be given again. */
  readonly takesMany?: true
  readonly options: readonly OptionName[]
  readonly summary: Label
  /** Forms of its result, where they are not those of an assessment. */
  readonly formats?: readonly string[]
  readonly run: (given: Given, io: Io) => Promise<number>
}

/** What was typed after a command, checked. */
export interface Given {
  readonly language: Language
  readonly operands: readonly string[]
  readonly packs: readonly string[]
  readonly asOf: string | null
  readonly format: string | null
  readonly output: string | null
  readonly rule: string | null
  readonly unit: string | null
  readonly data: string | null
  readonly proof: string | null
  readonly write: string | null
  /** Per cent. */
  readonly minCoverage: number | null
  /** Per cent. */
  readonly minMutation: number | null
  readonly reference: boolean
  /** Whether outcomes shall list what their rules read. */
  readonly listOperands: boolean
  readonly waivers: string | null
  readonly mask: readonly string[]
  readonly maskPersonal: boolean
  readonly salt: string | null
  readonly requireSignature: boolean
  readonly signatures: readonly string[]
  readonly keys: string | null
  /** How many holders must have signed; `null` where it was not said. */
  readonly threshold: number | null
  readonly at: string | null
  readonly key: string | null
  readonly note: string | null
  readonly name: string | null
  readonly from: string | null
  readonly to: string | null
  readonly json: boolean
  readonly strict: boolean
  /** `null` where it was not asked for, empty where no file was named. */
  readonly report: string | null
  readonly maps: readonly string[]
  readonly form: string | null
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly string[]
  readonly level: string | null
  readonly id: string | null
}

/** Exit codes of the program. */
export const EXIT = { done: 0, failed: 1, usage: 2, data: 3 } as const
