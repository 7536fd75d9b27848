/** A unit of measurement: the dimensions it is made of, and how many base units one of it is, as a ratio of whole numbers. */
export interface UnitEntry {
  readonly of: Readonly<Record<string, number>>
  readonly factor?: readonly [number, number]
}

/**
 * Units as they are written, by name. Households, persons and the like are dimensions of their own, as areas and lengths are:
 * a household is no dwelling. What is merely counted, by whatever measure word, is an `item`.
 */
export const UNITS: Readonly<Record<string, UnitEntry>> = {
  '1': { of: {} },
  share: { of: {} },
  '%': { of: {}, factor: [1, 100] },
  '‰': { of: {}, factor: [1, 1000] },
  mm: { of: { length: 1 }, factor: [1, 1000] },
  cm: { of: { length: 1 }, factor: [1, 100] },
  m: { of: { length: 1 } },
  米: { of: { length: 1 } },
  km: { of: { length: 1 }, factor: [1000, 1] },
  公里: { of: { length: 1 }, factor: [1000, 1] },
  '㎡': { of: { length: 2 } },
  'm²': { of: { length: 2 } },
  平方米: { of: { length: 2 } },
  亩: { of: { length: 2 }, factor: [2000, 3] },
  公顷: { of: { length: 2 }, factor: [10_000, 1] },
  'hm²': { of: { length: 2 }, factor: [10_000, 1] },
  'km²': { of: { length: 2 }, factor: [1_000_000, 1] },
  平方公里: { of: { length: 2 }, factor: [1_000_000, 1] },
  'm³': { of: { length: 3 } },
  户: { of: { household: 1 } },
  人: { of: { person: 1 } },
  套: { of: { dwelling: 1 } },
  床: { of: { bed: 1 } },
  座: { of: { seat: 1 } },
  班: { of: { class: 1 } },
  层: { of: { storey: 1 } },
  个: { of: { item: 1 } },
  处: { of: { item: 1 } },
  件: { of: { item: 1 } },
  类: { of: { item: 1 } },
  次: { of: { item: 1 } },
  辆: { of: { item: 1 } },
  车位: { of: { item: 1 } },
  泊位: { of: { item: 1 } },
  个社区: { of: { item: 1 } },
  // A daily mean: the standards compare it with things that are counted.
  '件/日': { of: { item: 1 } },
  s: { of: { time: 1 } },
  min: { of: { time: 1 }, factor: [60, 1] },
  分钟: { of: { time: 1 }, factor: [60, 1] },
  h: { of: { time: 1 }, factor: [3600, 1] },
  小时: { of: { time: 1 }, factor: [3600, 1] },
  日: { of: { time: 1 }, factor: [86_400, 1] },
  天: { of: { time: 1 }, factor: [86_400, 1] },
  个月: { of: { month: 1 } },
  年: { of: { month: 1 }, factor: [12, 1] },
}

/** Dimensions that are numbers of things. */
export const COUNTED: ReadonlySet<string> = new Set(['household', 'person', 'dwelling', 'bed', 'seat', 'class', 'storey', 'item'])

/** What stands before a unit and multiplies it: 百户, 千人, 100㎡. */
export const MULTIPLES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** Ratios by which people confuse units: what differs by one of these is a slip, not a coefficient. Powers of ten are, too. */
export const CONFUSED: readonly (readonly [number, number])[] = [
  [60, 1],
  [3600, 1],
  [86_400, 1],
  [24, 1],
  [12, 1],
  [2000, 3],
  [3, 20_000],
]
