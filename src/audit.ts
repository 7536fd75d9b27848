export { type CompareSources, compareAssessments } from './audit/compare.js'
export { compareSheet } from './audit/compare-report.js'
export type { AssessmentChange, ChangeCause, Comparison, MadeFrom } from './audit/comparison.js'
