import { Check } from 'typebox/value'
import { type AssessmentJson, AssessmentSchema } from './assessment.js'

/** Whether parsed JSON has the form of an assessment. */
export function isAssessment(json: unknown): json is AssessmentJson {
  return Check(AssessmentSchema, json)
}
