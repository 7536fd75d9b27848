export { type CrosswalkEntry, type IndicatorCount, indicatorCounts } from './report/crosswalk.js'
export { htmlReport } from './report/html/document.js'
export { type Measurement, measureFirst } from './report/measure-first.js'
export { type Place, placesOf } from './report/ranking.js'
