const TYPES = [
  'community-service',
  'kindergarten',
  'nursery',
  'elderly-service',
  'health-station',
  'convenience-store',
  'grocery',
  'canteen',
  'parcel-service',
  'barber',
  'laundry',
  'pharmacy',
]

/** A dataset as NDJSON, line by line: communities whose facilities were surveyed, with a gap here and there. */
export function* surveyed(count: number): Generator<string> {
  yield `${JSON.stringify({ id: 'bench' })}\n`
  for (let index = 0; index < count; index++) {
    const facilities = Array.from({ length: 20 + (index % 21) }, (_, place) => ({
      type: TYPES[(index + place) % TYPES.length],
      floorArea: 40 + ((index * 37 + place * 101) % 900) / 2,
      ...(place % 5 === 0 ? {} : { serviceRadius: 100 + ((index * 13 + place * 29) % 900) }),
    }))
    const unit = {
      id: String(350_203_000_000 + index),
      level: 'community',
      phase: index % 4 === 0 ? 'new' : 'existing',
      households: 400 + (index % 3000),
      ...(index % 10 === 0 ? {} : { population: 1000 + (index % 9000) }),
      climateZone: 'IV',
      surveyedFacilities: 'all',
      facilities,
      findings: { 'water-supply': { value: index % 3 === 0 ? 'no' : 'yes' } },
    }
    yield `${JSON.stringify(unit)}\n`
  }
}
