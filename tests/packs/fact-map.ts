/**
 * Where the figures of the packs come from: facts of `../shared/standards/facts.json` by id. Figures and wording stay in that file.
 *
 * A source reads `FACT metric`, then `#n` for the nth entry of a metric, `> key` to go further in, and `[n]` for one end of a range.
 */
export type Source = readonly [source: string, parameter: string, when?: Readonly<Record<string, unknown>>, from?: string]

const levels = { F008: 'circle-15', F009: 'circle-10', F010: 'circle-5', F011: 'block' }
const parks = { F078: 'circle-15', F079: 'circle-10', F080: 'circle-5' }
const parked = { F106: 'mall', F107: 'food-market', F108: 'subdistrict-complex', F109: 'community-hospital' }
const lanes = { F116: 'motor-lane', F117: 'bicycle-lane', F118: 'footpath' }
const sides = { F119: ['blank-front', 'no_entrance'], F120: ['entrance-front', 'entrance'], F121: ['gable', 'gable'] } as const
const project = '2025-05-01'

/** Figures of facts one by one, by pack. The big tables of GB 50180-2018 are read as a whole and are not listed. */
export const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  'gb50180-2018': [
    ...entries(levels).flatMap(([fact, level]): Source[] => [
      [`${fact} population`, 'level-population', { level }],
      [`${fact} dwellings`, 'level-dwellings', { level }],
    ]),
    ['F008 walk_distance_m[1]', 'level-walking-distance', { level: 'circle-15' }],
    ['F009 walk_distance_m', 'level-walking-distance', { level: 'circle-10' }],
    ['F010 walk_distance_m', 'level-walking-distance', { level: 'circle-5' }],
    ...entries(parks).flatMap(([fact, level]): Source[] => [
      [`${fact} public_green_per_capita`, 'public-green-per-person', { level }],
      [`${fact} park_area`, 'park-area', { level }],
      [`${fact} park_width`, 'park-width', { level }],
      [`${fact} sports_area_share_of_park`, 'park-sports-share'],
    ]),
    ['F081 public_green_per_capita_share_of_table_404', 'renewal-public-green-share'],
    ...['F083', 'F306'].flatMap((fact): Source[] => [
      [`${fact} concentrated_green_per_capita#1`, 'concentrated-green-per-person', { phase: 'new' }],
      [`${fact} concentrated_green_per_capita#2`, 'concentrated-green-per-person', { phase: 'renewal' }],
      [`${fact} concentrated_green_width`, 'concentrated-green-width'],
      [`${fact} concentrated_green_outside_shadow_share`, 'concentrated-green-sunlit-share'],
    ]),
    ['F085 elderly_housing_sun_winter_solstice', 'elderly-housing-sunlight'],
    ['F085 redevelopment_new_housing_sun_dahan', 'renewal-housing-sunlight'],
    ['F304 redevelopment_new_housing_sun_dahan', 'renewal-housing-sunlight'],
    ['F091 subdistrict_service_centre_site', 'subdistrict-complex-site-area'],
    ['F092 community_service_centre_site', 'community-complex-site-area'],
    ...entries(parked).flatMap(([fact, facility]): Source[] => [
      [`${fact} non_motor_spaces_per_100m2`, 'facility-bicycle-parking', { facility }],
      [`${fact} motor_spaces_per_100m2`, 'facility-car-parking', { facility }],
    ]),
    ['F111 ground_surface_spaces_share_of_dwellings', 'surface-parking-share'],
    ['F112 road_network_density', 'road-network-density'],
    ['F112 urban_road_spacing#1', 'road-spacing'],
    ['F112 urban_road_spacing#2[0]', 'road-spacing-advised-min'],
    ['F112 urban_road_spacing#2[1]', 'road-spacing-advised-max'],
    ['F114 branch_road_redline_width[0]', 'branch-road-width-min'],
    ['F114 branch_road_redline_width[1]', 'branch-road-width-max'],
    ['F114 sidewalk_width', 'sidewalk-width'],
    ['F115 vehicle_entrances_of_main_access_road', 'vehicle-entrances'],
    ['F115 main_access_road_width', 'main-access-road-width'],
    ['F115 other_access_road_width', 'other-access-road-width'],
    ['F115 pedestrian_entrance_spacing', 'pedestrian-entrance-spacing'],
    ['F115 min_longitudinal_slope', 'access-road-least-slope'],
    ...entries(lanes).flatMap(([fact, lane]): Source[] => [
      [`${fact} max_slope#1`, 'access-road-slope', { lane, snowOrIce: false }],
      [`${fact} max_slope#2`, 'access-road-slope', { lane, snowOrIce: true }],
    ]),
    ...entries(sides).flatMap(([fact, [side, key]]): Source[] => [
      [`${fact} distance_to_urban_road`, 'building-road-distance', { side, road: 'city-road' }],
      [`${fact} distance_to_access_road`, 'building-road-distance', { side, road: 'access-road' }],
      [`${fact} distance_to_urban_road`, 'building-road-distance', { side, road: 'city-road', height: { max: 10 } }, project],
      [`${fact} distance_to_access_road`, 'building-road-distance', { side, road: 'access-road', height: { max: 10 } }, project],
      [`F310 ${key}[0]`, 'building-road-distance', { side, road: 'city-road', height: { above: 10 } }],
      [`F310 ${key}[1]`, 'building-road-distance', { side, road: 'access-road', height: { above: 10 } }],
    ]),
    ['F122 distance_to_urban_road', 'fence-road-distance', { road: 'city-road' }],
    ['F122 distance_to_access_road', 'fence-road-distance', { road: 'access-road' }],
    ['F235 classes', 'middle-school-classes'],
    ['F236 classes', 'primary-school-classes'],
    ['F236 track_ring_length', 'primary-school-ring-track'],
    ['F236 straight_track', 'primary-school-straight-track'],
    ['F242 beds', 'elderly-home-beds'],
    ['F243 beds', 'nursing-home-beds'],
    ['F248 population_per_unit', 'police-station-population'],
    ['F252 dwellings_per_unit', 'switching-station-dwellings'],
    ['F259 site_area', 'sports-ground-small-site-advised'],
    ['F259 half_basketball', 'sports-ground-small-basketball'],
    ['F259 gateball', 'sports-ground-small-gateball'],
    ['F259 table_tennis', 'sports-ground-small-table-tennis'],
    ['F261 classes', 'kindergarten-classes'],
    ['F261 seats_per_class', 'kindergarten-seats-per-class'],
    ['F261 storeys', 'kindergarten-storeys'],
    ['F261 winter_solstice_sun_bottom_floor', 'kindergarten-sunlight'],
    ['F261 playground_outside_shadow_share', 'kindergarten-sunlit-playground'],
    ['F266 population_per_unit', 'recycling-point-population'],
    ['F267 manual_collection_radius', 'waste-station-manual-radius'],
    ['F267 manual_collection_radius > max_m', 'waste-station-manual-radius-greatest'],
    ['F267 small_vehicle_radius', 'waste-station-vehicle-radius'],
    ['F269 parking_area', 'bicycle-park-area'],
    ['F270 floor_share_of_total', 'property-office-share'],
    ['F273 population_per_unit', 'convenience-store-population'],
    ['F275 mixed_container_room', 'waste-room-mixed-area'],
    ['F275 sorted_container_room', 'waste-room-sorted-area'],
    ['F276 bicycles_per_dwelling', 'bicycle-spaces-per-dwelling'],
    ['F276 open_area_per_bicycle', 'bicycle-lot-area-per-space'],
    ['F276 garage_area_per_bicycle', 'bicycle-garage-area-per-space'],
  ],
  'jkg-2020-7': [
    ['F322 floor_area', 'service-station-floor-area'],
    ['F323 classes', 'kindergarten-classes'],
    ['F323 floor_area', 'kindergarten-floor-area'],
    ['F323 site_area', 'kindergarten-site-area'],
    ['F324 floor_area', 'nursery-floor-area'],
    ['F325 elderly_station_present', 'elderly-station-count'],
    ['F325 day_care_centre_floor_area', 'elderly-day-care-floor-area'],
    ['F326 floor_area', 'health-station-floor-area'],
    ['F327 floor_area', 'supermarket-floor-area'],
    ['F327 alternative_convenience_stores', 'convenience-store-count'],
    ['F327 alternative_convenience_stores[0]', 'convenience-store-count-min'],
    ['F327 alternative_convenience_stores > each_m2[0]', 'convenience-store-floor-area-min'],
    ['F327 alternative_convenience_stores > each_m2[1]', 'convenience-store-floor-area-max'],
    ['F328 locker_cells_over_daily_parcels', 'locker-cells-per-parcel'],
    ['F328 parcel_station_usable_area', 'parcel-station-usable-area'],
    ['F329 shops', 'shop-kinds'],
    ['F331 parking_spaces_per_dwelling', 'parking-spaces-per-household'],
    ['F331 charging_or_ready_share', 'charging-ready-share'],
    ['F332 walk_minutes_to_bus_stop', 'bus-stop-walking-time'],
    ['F334 waste_collection_station_site', 'waste-station-site-area'],
    ['F334 public_toilet_floor', 'public-toilet-floor-area'],
    ['F335 activity_ground_site', 'activity-ground-site-area'],
    ['F335 multi_sport_ground_site', 'multi-sport-ground-site-area'],
    ['F336 open_public_green', 'public-green-count'],
    ['F336 community_garden_site', 'community-garden-site-area'],
    ['F336 sports_share', 'garden-sports-share'],
    ['F337 property_room_share', 'property-office-share'],
    ['F337 property_room_area', 'property-office-floor-area'],
  ],
  'checkup-2025': [
    ['F344 unit_population[0]', 'unit-population-min'],
    ['F344 unit_population[1]', 'unit-population-max'],
    ['F344 unit_population', 'unit-population-range'],
    ['F346 elderly_facility_count', 'elderly-facility-count'],
    ['F346 elderly_facility_floor', 'elderly-facility-floor-area'],
    ['F347 childcare_facility_count', 'childcare-facility-count'],
    ['F347 childcare_floor', 'childcare-facility-floor-area'],
    ['F348 kindergarten_count', 'kindergarten-count'],
    ['F348 classes', 'kindergarten-classes'],
    ['F348 floor_area', 'kindergarten-floor-area'],
    ['F348 site_area', 'kindergarten-site-area'],
    ['F349 primary_school_radius', 'primary-school-service-radius'],
    ['F349 primary_seat_gap', 'primary-school-seat-gap'],
    ['F353 activity_ground_site', 'activity-ground-site-area'],
    ['F353 multi_sport_ground_site', 'multi-sport-ground-site-area'],
    ['F353 public_green_count', 'public-green-count'],
    ['F353 public_green_site', 'public-green-site-area'],
    ['F359 large_ground_site', 'large-sports-ground-site-area'],
    ['F359 radius_large', 'large-sports-ground-service-radius'],
    ['F359 radius_medium', 'medium-sports-ground-service-radius'],
    ['F359 open_hours_per_day', 'sports-ground-opening-hours'],
    ['F360 floor_area', 'culture-centre-floor-area'],
    ['F360 site_area', 'culture-centre-site-area'],
    ['F360 service_radius', 'culture-centre-service-radius'],
    ['F361 park_min_hm2', 'community-park-site-area'],
    ['F361 per_capita_m2', 'park-area-per-person'],
    ['F361 coverage_ref_pct > 国家园林城市', 'park-coverage-garden-city'],
    ['F361 coverage_ref_pct > 国家生态园林城市', 'park-coverage-eco-garden-city'],
    ['F366 0.2-1hm2', 'park-service-radius', { siteArea: { min: 2000, below: 10_000 } }],
    ['F366 1-5hm2', 'park-service-radius', { siteArea: { min: 10_000, below: 50_000 } }],
    ['F366 5-10hm2[1]', 'park-service-radius', { siteArea: { min: 50_000, max: 100_000 } }],
    ['F362 radius_m > 3人制', 'football-pitch-service-radius', { playersPerSide: 3 }],
    ['F362 radius_m > 5人制', 'football-pitch-service-radius', { playersPerSide: 5 }],
    ['F362 radius_m > 7人制/11人制', 'football-pitch-service-radius', { playersPerSide: [7, 11] }],
    ['F363 min_pct', 'greenway-coverage'],
    ['F364 min', 'road-network-density'],
    ['F365 3班 > floor', 'kindergarten-floor-area-by-population', { population: { max: 3000 } }],
    ['F365 6班 > floor', 'kindergarten-floor-area-by-population', { population: { min: 3001, max: 6000 } }],
    ['F365 9班 > floor', 'kindergarten-floor-area-by-population', { population: { min: 6001, max: 9000 } }],
    ['F365 12班 > floor', 'kindergarten-floor-area-by-population', { population: { min: 9001, max: 12_000 } }],
    ['F365 radius_m[1]', 'kindergarten-service-radius'],
    ['F365 far', 'kindergarten-far'],
    ['F365 classes_max', 'kindergarten-classes-max'],
    ['F367 residential_charging_share', 'charging-ready-share'],
    ['F367 public_parking_charging_share', 'public-charging-ready-share'],
  ],
  'jb167-2014': [
    ['F256 floor_area', 'station-floor-area'],
    ['F256 floor_m2[1]', 'station-floor-area-max'],
    ['F256 site_m2', 'station-site-area'],
    ['F256 service_radius', 'station-service-radius'],
  ],
}

/** Figures that a fact holds in words or in the name of a class: the number must stand in the fact. */
export const NAMED: Readonly<Record<string, readonly Source[]>> = {
  'gb50180-2018': [
    ['F061', 'block-storeys'],
    ['F287', 'block-storeys'],
    ['F073', 'high-density-storeys'],
    ['F299', 'high-density-storeys'],
    ['F250', 'food-market-floor-area', { size: 'small' }],
    ['F250', 'food-market-floor-area', { size: 'large' }],
  ],
  'checkup-2025': [
    ['F346', 'facility-population-threshold'],
    ['F350', 'parking-demand-per-household'],
    ['F359', 'large-sports-ground-population-min'],
    ['F359', 'large-sports-ground-population-max'],
    ['F361', 'community-park-population-min'],
    ['F361', 'community-park-population-max'],
    ['F361', 'park-size-min'],
    ['F361', 'park-size-max'],
    ['F365', 'kindergarten-classes-by-population', { population: { max: 3000 } }],
    ['F365', 'kindergarten-classes-by-population', { population: { min: 3001, max: 6000 } }],
    ['F365', 'kindergarten-classes-by-population', { population: { min: 6001, max: 9000 } }],
    ['F365', 'kindergarten-classes-by-population', { population: { min: 9001, max: 12_000 } }],
  ],
}

/** Figures that no document prints, and why they are right all the same. */
export const NOT_PRINTED: Readonly<Record<string, string>> = {
  'gb50180-2018/provided-count': 'a duty to provide asks for at least one',
  'jkg-2020-7/service-station-count': 'the item asks for one station',
  'checkup-2025/parking-gap': 'any gap is a gap',
  'checkup-2025/charging-pile-gap': 'any gap is a gap',
  'checkup-2025/ebike-parking-gap': 'any gap is a gap',
  'checkup-2025/substandard-footpath-length': 'any length counts',
  'checkup-2025/middle-school-coverage': 'full coverage is the whole',
}

/** Entries whose text gives another strength than their list of values; the text counts. */
export const WORDED_OTHERWISE: Readonly<Record<string, 'shall' | 'should' | 'may'>> = {
  'F327 alternative_convenience_stores': 'may',
  'F359 radius_large': 'should',
  'F359 radius_medium': 'should',
  'F360 service_radius': 'should',
}

/** Columns of the tables 4.0.1-1 to -3: land and floor area ratio, and composition of the land. */
export const LAND: Readonly<Record<string, string>> = { land_per_capita_m2: 'circle-land-per-person', far: 'circle-floor-area-ratio' }
export const SHARES: Readonly<Record<string, string>> = {
  住宅用地: 'circle-housing-land-share',
  配套设施用地: 'circle-facility-land-share',
  公共绿地: 'circle-public-green-share',
  城市道路用地: 'circle-road-land-share',
}

/** Columns of the tables 4.0.2 and 4.0.3, and of those of GB 55038-2025; the high-density ones have a prefix. */
export const BLOCK: Readonly<Record<string, string>> = {
  far: 'block-floor-area-ratio',
  building_density_max_pct: 'block-building-density',
  green_ratio_min_pct: 'block-green-ratio',
  residential_height_max_m: 'block-residential-height',
  residential_land_per_capita_max_m2: 'block-land-per-person',
  residential_land_per_capita_m2: 'block-land-per-person',
}

/** Categories of table 5.0.3 by their first character. */
export const PER_1000: Readonly<Record<string, string>> = {
  总: 'facility',
  公: 'public-service',
  交: 'transport',
  商: 'commercial',
  社: 'facility',
  便: 'facility',
}

/** Facility types of the rows of appendix C of GB 50180-2018. */
export const FACILITIES: Readonly<Record<string, string>> = {
  F235: 'middle-school',
  F236: 'primary-school',
  F237: 'sports-centre',
  F238: 'sports-ground-large',
  F239: 'sports-ground-medium',
  F240: 'community-hospital',
  F241: 'clinic',
  F242: 'elderly-home',
  F243: 'nursing-home',
  F244: 'culture-centre',
  F245: 'subdistrict-service-centre',
  F246: 'subdistrict-office',
  F247: 'justice-office',
  F248: 'police-station',
  F249: 'mall',
  F250: 'food-market',
  F251: 'gym',
  F252: 'switching-station',
  F253: 'gas-regulator-station',
  F254: 'rail-station',
  F255: 'bus-stop',
  F256: 'community-service',
  F257: 'canteen',
  F258: 'culture-station',
  F259: 'sports-ground-small',
  F260: 'outdoor-fitness-ground',
  F261: 'kindergarten',
  F262: 'nursery',
  F263: 'elderly-day-care',
  F264: 'health-station',
  F265: 'supermarket',
  F266: 'recycling-point',
  F267: 'waste-station',
  F268: 'public-toilet',
  F269: 'bicycle-park',
  F270: 'property-office',
  F271: 'children-elderly-ground',
  F272: 'fitness-equipment',
  F273: 'convenience-store',
  F274: 'parcel-service',
  F275: 'waste-point',
  F276: 'resident-bicycle-park',
  F277: 'resident-car-park',
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): readonly [K, V][] {
  return Object.entries(record) as [K, V][]
}
