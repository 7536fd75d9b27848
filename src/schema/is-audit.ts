import { auditSchema, maskLineSchema } from '../generated/schemas.js'
import type { AuditManifest, MaskLine } from './audit.js'
import { findProblems } from './find-problems.js'

/** Whether parsed JSON has the form of the list of an audit archive. */
export function isAuditManifest(json: unknown): json is AuditManifest {
  return findProblems(auditSchema, json).length === 0
}

/** Whether parsed JSON has the form of a line of a list of masks. */
export function isMaskLine(json: unknown): json is MaskLine {
  return findProblems(maskLineSchema, json).length === 0
}
