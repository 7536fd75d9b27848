import { Check } from 'typebox/value'
import { type AuditManifest, AuditSchema, type MaskLine, MaskLineSchema } from './audit.js'

/** Whether parsed JSON has the form of the list of an audit archive. */
export function isAuditManifest(json: unknown): json is AuditManifest {
  return Check(AuditSchema, json)
}

/** Whether parsed JSON has the form of a line of a list of masks. */
export function isMaskLine(json: unknown): json is MaskLine {
  return Check(MaskLineSchema, json)
}
