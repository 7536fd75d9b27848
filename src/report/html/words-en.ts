import type { PageWords } from './words.js'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

export const en: PageWords = {
  htmlLanguage: 'en',
  title: 'Complete-community assessment',
  date: (date) => {
    const [year, month, day] = date.split('-').map(Number)
    return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
  },
  overview: 'Overview',
  units: (count) => plural(count, 'unit'),
  ranking: (level) => `Ranking: ${level}`,
  place: 'Place',
  placeRange: (best, worst) => (best === worst ? `${best}` : `${best}–${worst}`),
  placeOf: (range, total) => `Place ${range} of ${total}`,
  placesNote:
    'Where a score is a range, so is the place: from the best possible to the worst. Units whose ranges overlap are not in a certain order; equal scores share a place.',
  total: 'Total',
  noScoreNote: (count) => `${plural(count, 'unit')} without a scored rule that applies: not ranked.`,
  gates: 'Gates',
  gateCounts: (failed, open) => [...(failed > 0 ? [`${failed} not met`] : []), ...(open > 0 ? [`${open} open`] : [])].join(', '),
  pilots: 'Number of pilot communities',
  pilotsNone: (rule, limit) =>
    `This assessment has no city unit, so “${rule}” (required ${limit}) is not judged. The table counts the communities assessed in each city; being assessed is not being a pilot.`,
  pilotsAssessed: 'Communities in this assessment',
  frequent: 'Shortfalls that many share',
  frequentNote: (total) => `The ${total} requirements that most units fail.`,
  indicators: (pack) => `Counts per check-up indicator (${pack})`,
  indicatorsNote:
    'Units are counted per indicator; sums of shortfalls hold only those known exactly. Subjects come from the crosswalk between packs.',
  subject: 'Subject',
  indicator: 'Indicator',
  shortTotal: 'Total shortfall',
  openShort: (count) => `${plural(count, 'shortfall')} not known exactly`,
  scoreBy: (pack) => `by ${pack}`,
  scoreOpen: (low, high) =>
    `The score lies between ${low} and ${high}: unknown items count nothing at the low end and in full at the high end.`,
  scoreKnown: (score) => `The score is ${score}; nothing unknown bears on it.`,
  scoreNone: 'No scored rule applies, so there is no score.',
  chartRadar: (groups) => `Radar of the share of points of each group. ${groups}`,
  chartBars: (groups) => `Bars of the points of each group. ${groups}`,
  groupPoints: (title, points) => `${title}: ${points}.`,
  earned: 'earned',
  open: 'unknown, may be earned',
  lost: 'lost',
  clauseText: (document) => `Clause and text: ${document}`,
  whatIsMissing: 'What is missing',
  failed: (count) => `Not met (${count})`,
  unknown: (count) => `Unknown (${count})`,
  first: 'What to measure first',
  firstNote:
    'In order of the points by which the score would narrow. “Alone” counts the open points of rules that wait for this value only; “together” those of all rules that wait for it, some of which need other values as well. Where it is not known whether a rule applies, the score narrows by so much at most.',
  firstMore: (count) => `${count} more.`,
  input: 'Value',
  survey: ' (survey of facilities)',
  alone: 'Alone',
  together: 'Together',
  decides: 'Rules',
  unitsConcerned: 'Units',
  workings: 'How the score was computed',
  workingsNote:
    'Points are rounded to two digits by GB/T 8170; the total is computed from unrounded values, so the groups may differ from it by 0.01.',
  rulesScored: 'Scored rules',
  partial: 'partly',
  share: 'Share',
  sum: (parts, total) => `${parts} = ${total}`,
  lowEnd: 'low',
  highEnd: 'high',
  basis: 'Formula and basis of the score',
  rounding:
    'Numbers are rounded once, for print (GB/T 8170, half to even); what is decided is decided on unrounded values. Where a value and its limit differ, enough digits are shown to see it.',
  pagesLimit: (shown, total) =>
    `Of ${total} units ${shown} have a page, in order of their ids; the overview has all. Make a report in parts for the rest.`,
  issues: (errors, warnings) =>
    `Problems in the data: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}; “wanzheng check” lists them.`,
  contents: 'Units',
}
