/** A facility of a generated community. */
export interface Facility {
  readonly type: string
  readonly floorArea: number
  readonly distance: number
  readonly open: boolean
  readonly capacity: number
}

/** A generated community. Some fields are missing in some, as in real surveys. */
export interface Community {
  readonly households: number
  readonly population: number
  readonly serviceArea: number
  readonly residentArea: number
  readonly greenArea: number
  readonly siteArea: number
  readonly buildingArea: number
  readonly parking: number
  readonly chargers: number
  readonly elderly: number
  readonly children: number
  readonly toKindergarten: number
  readonly toClinic: number
  readonly toShop: number
  readonly toBus: number
  readonly storeys: number
  readonly lifts: number
  readonly cameras: number
  readonly hydrants: number
  readonly bins: number
  readonly activityArea: number
  readonly coverage: number
  readonly gas: boolean
  readonly heating: boolean
  readonly sewer: boolean
  readonly climateZone: string
  readonly phase: string
  readonly kind: string
  readonly property: { readonly fee: number; readonly rate: number; readonly mode: string }
  readonly facilities: readonly Facility[]
}

const TYPES = [
  'kindergarten',
  'nursery',
  'canteen',
  'grocery',
  'pharmacy',
  'barber',
  'laundry',
  'repair',
  'parcel-service',
  'activity-ground',
]
const ZONES = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']
const OPTIONAL = [
  'toKindergarten',
  'toClinic',
  'toShop',
  'chargers',
  'cameras',
  'hydrants',
  'bins',
  'activityArea',
  'greenArea',
  'coverage',
]

/** Communities from a seed: the same on every machine. `missing` is the share of optional fields left out. */
export function communities(count: number, missing: number, facilities: readonly [number, number] = [20, 40]): readonly Community[] {
  const random = randomFrom(48)
  const whole = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  const decimal = (low: number, high: number): number => Math.round((low + random() * (high - low)) * 100) / 100
  const one = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T
  const facility = (): Facility => ({
    type: one(TYPES),
    floorArea: decimal(20, 900),
    distance: whole(30, 1500),
    open: random() < 0.9,
    capacity: whole(5, 300),
  })
  return Array.from({ length: count }, () => {
    const households = whole(300, 4000)
    const whole_: Community = {
      households,
      population: Math.round(households * decimal(2, 3.2)),
      serviceArea: decimal(50, 1800),
      residentArea: decimal(30, 1100),
      greenArea: decimal(500, 40_000),
      siteArea: decimal(20_000, 200_000),
      buildingArea: decimal(40_000, 400_000),
      parking: whole(0, 3000),
      chargers: whole(0, 300),
      elderly: whole(50, 2500),
      children: whole(20, 900),
      toKindergarten: whole(50, 900),
      toClinic: whole(50, 2000),
      toShop: whole(20, 1500),
      toBus: whole(20, 1200),
      storeys: whole(3, 33),
      lifts: whole(0, 60),
      cameras: whole(0, 400),
      hydrants: whole(0, 60),
      bins: whole(0, 80),
      activityArea: decimal(0, 4000),
      coverage: decimal(0.1, 0.6),
      gas: random() < 0.9,
      heating: random() < 0.4,
      sewer: random() < 0.95,
      climateZone: one(ZONES),
      phase: one(['existing', 'new']),
      kind: one(['commercial', 'reform', 'affordable', 'unit']),
      property: { fee: decimal(0, 4), rate: decimal(0.4, 1), mode: one(['company', 'self', 'none']) },
      facilities: Array.from({ length: whole(...facilities) }, facility),
    }
    // Through text, as data arrive.
    return JSON.parse(JSON.stringify(whole_, (key, value) => (OPTIONAL.includes(key) && random() < missing ? undefined : value)))
  })
}

// Mulberry32.
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
