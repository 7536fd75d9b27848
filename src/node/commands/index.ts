import type { Command } from '../command.js'
import { assess } from './assess.js'
import { audit } from './audit.js'
import { check } from './check.js'
import { compare } from './compare.js'
import { explain } from './explain.js'
import { gaps } from './gaps.js'
import { halfYear } from './half-year.js'
import { importCommand } from './import.js'
import { inputs } from './inputs.js'
import { packBuild } from './pack-build.js'
import { packDiff } from './pack-diff.js'
import { packExport } from './pack-export.js'
import { packImpact } from './pack-impact.js'
import { packImport } from './pack-import.js'
import { packKeygen } from './pack-keygen.js'
import { packLint } from './pack-lint.js'
import { packSentences } from './pack-sentences.js'
import { packSign } from './pack-sign.js'
import { packTest } from './pack-test.js'
import { packVerify } from './pack-verify.js'
import { packs } from './packs.js'
import { packsCoverage } from './packs-coverage.js'
import { packsShow } from './packs-show.js'
import { plan } from './plan.js'
import { progress } from './progress.js'
import { prove } from './prove.js'
import { verify } from './verify.js'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  assess,
  explain,
  check,
  verify,
  prove,
  audit,
  compare,
  gaps,
  plan,
  progress,
  halfYear,
  importCommand,
  inputs,
  packs,
  packsShow,
  packsCoverage,
  packLint,
  packTest,
  packSentences,
  packBuild,
  packDiff,
  packImpact,
  packExport,
  packImport,
  packKeygen,
  packSign,
  packVerify,
]
