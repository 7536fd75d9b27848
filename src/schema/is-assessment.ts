import { assessmentSchema } from '../generated/schemas.js'
import type { AssessmentJson } from './assessment.js'
import { findProblems } from './find-problems.js'

/** Whether parsed JSON has the form of an assessment. */
export function isAssessment(json: unknown): json is AssessmentJson {
  return findProblems(assessmentSchema, json).length === 0
}
