import type { Command } from '../command.js'
import { assess } from './assess.js'
import { check } from './check.js'
import { explain } from './explain.js'
import { inputs } from './inputs.js'
import { packs } from './packs.js'
import { packsCoverage } from './packs-coverage.js'
import { packsShow } from './packs-show.js'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [assess, explain, check, inputs, packs, packsShow, packsCoverage]
