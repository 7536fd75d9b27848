import type { Community } from './communities.js'

/** A rule in JsonLogic, and as somebody would write it by hand. */
export interface BenchRule {
  readonly rule: unknown
  readonly hand: (c: Community) => unknown
}

type Json = unknown
const v = (path: string, ...fallback: Json[]): Json => ({ var: fallback.length === 0 ? path : [path, ...fallback] })
const op = (name: string, ...operands: Json[]): Json => ({ [name]: operands })
const per = (part: Json, whole: Json, scale: number): Json => op('*', op('/', part, whole), scale)
const facilities = (condition: Json): Json => op('filter', v('facilities'), condition)
const ofType = (type: string): Json => facilities(op('==', v('type'), type))
const total = (list: Json, field: string): Json => op('reduce', list, op('+', v('accumulator'), v(`current.${field}`)), 0)
const number = (list: Json): Json => op('reduce', list, op('+', v('accumulator'), 1), 0)

/** Sixty rules as standards have them: ratios, chains, nests, defaults, what is missing, choices, and six over the facilities. */
export const benchRules: readonly BenchRule[] = [
  // ratios against limits
  { rule: op('>=', per(v('serviceArea'), v('households'), 100), 30), hand: (c) => (c.serviceArea / c.households) * 100 >= 30 },
  { rule: op('>=', op('/', v('residentArea'), v('serviceArea')), 0.6), hand: (c) => c.residentArea / c.serviceArea >= 0.6 },
  { rule: op('>=', op('/', v('greenArea'), v('siteArea')), 0.25), hand: (c) => c.greenArea / c.siteArea >= 0.25 },
  { rule: op('<=', op('/', v('buildingArea'), v('siteArea')), 2.4), hand: (c) => c.buildingArea / c.siteArea <= 2.4 },
  { rule: op('>=', op('/', v('parking'), v('households')), 0.8), hand: (c) => c.parking / c.households >= 0.8 },
  { rule: op('>=', op('/', v('chargers'), v('parking')), 0.1), hand: (c) => c.chargers / c.parking >= 0.1 },
  { rule: op('>', op('/', v('elderly'), v('population')), 0.2), hand: (c) => c.elderly / c.population > 0.2 },
  { rule: op('>=', per(v('greenArea'), v('population'), 1), 0.5), hand: (c) => (c.greenArea / c.population) * 1 >= 0.5 },
  { rule: op('>=', per(v('activityArea'), v('population'), 1000), 100), hand: (c) => (c.activityArea / c.population) * 1000 >= 100 },
  { rule: op('>=', per(v('cameras'), v('households'), 100), 5), hand: (c) => (c.cameras / c.households) * 100 >= 5 },
  { rule: op('<', op('/', v('households'), v('lifts')), 120), hand: (c) => c.households / c.lifts < 120 },
  { rule: op('>=', per(v('bins'), v('households'), 300), 1), hand: (c) => (c.bins / c.households) * 300 >= 1 },
  {
    rule: op('>=', op('/', op('+', v('serviceArea'), v('activityArea')), v('population')), 0.3),
    hand: (c) => (c.serviceArea + c.activityArea) / c.population >= 0.3,
  },
  {
    rule: op('<=', op('/', op('-', v('population'), v('children')), v('households')), 2.6),
    hand: (c) => (c.population - c.children) / c.households <= 2.6,
  },
  // single and chained comparisons
  { rule: op('<=', v('toKindergarten'), 300), hand: (c) => c.toKindergarten <= 300 },
  { rule: op('<=', v('toClinic'), 1000), hand: (c) => c.toClinic <= 1000 },
  { rule: op('<=', v('toShop'), 500), hand: (c) => c.toShop <= 500 },
  { rule: op('<', v('toBus'), 800), hand: (c) => c.toBus < 800 },
  { rule: op('>=', v('households'), 1000), hand: (c) => c.households >= 1000 },
  { rule: op('<=', 300, v('households'), 3000), hand: (c) => 300 <= c.households && c.households <= 3000 },
  { rule: op('<', 0, v('coverage'), 0.35), hand: (c) => 0 < c.coverage && c.coverage < 0.35 },
  { rule: op('<=', 1, v('storeys'), 26), hand: (c) => 1 <= c.storeys && c.storeys <= 26 },
  { rule: op('<=', 0.5, v('property.fee'), 3.5), hand: (c) => 0.5 <= c.property.fee && c.property.fee <= 3.5 },
  { rule: op('>=', v('property.rate'), 0.85), hand: (c) => c.property.rate >= 0.85 },
  // texts and choices
  { rule: op('==', v('phase'), 'new'), hand: (c) => c.phase === 'new' },
  { rule: op('!=', v('property.mode'), 'none'), hand: (c) => c.property.mode !== 'none' },
  { rule: op('in', v('climateZone'), ['I', 'II', 'VII']), hand: (c) => ['I', 'II', 'VII'].includes(c.climateZone) },
  { rule: op('in', v('kind'), ['reform', 'affordable']), hand: (c) => ['reform', 'affordable'].includes(c.kind) },
  { rule: op('in', v('storeys'), [6, 11, 18, 33]), hand: (c) => [6, 11, 18, 33].includes(c.storeys) },
  // and, or, not
  {
    rule: op('and', op('<=', v('toKindergarten'), 300), op('<=', v('toClinic'), 1000)),
    hand: (c) => c.toKindergarten <= 300 && c.toClinic <= 1000,
  },
  {
    rule: op('or', op('<=', v('toShop'), 300), op('<=', v('toBus'), 300)),
    hand: (c) => c.toShop <= 300 || c.toBus <= 300,
  },
  {
    rule: op('and', op('!', op('!', v('gas'))), op('!!', v('sewer'))),
    hand: (c) => !!c.gas && !!c.sewer,
  },
  {
    rule: op('or', op('!=', v('phase'), 'new'), op('>=', op('/', v('parking'), v('households')), 1)),
    hand: (c) => c.phase !== 'new' || c.parking / c.households >= 1,
  },
  {
    rule: op('and', op('>', v('storeys'), 6), op('or', op('>', v('lifts'), 0), op('==', v('kind'), 'reform'))),
    hand: (c) => c.storeys > 6 && (c.lifts > 0 || c.kind === 'reform'),
  },
  {
    rule: op('!', op('and', op('<', v('hydrants'), 4), op('>', v('storeys'), 10))),
    hand: (c) => !(c.hydrants < 4 && c.storeys > 10),
  },
  {
    rule: op('or', op('and', op('==', v('heating'), true), op('in', v('climateZone'), ['I', 'II'])), op('==', v('heating'), false)),
    hand: (c) => (c.heating === true && ['I', 'II'].includes(c.climateZone)) || c.heating === false,
  },
  {
    rule: op('and', op('>=', v('bins'), 4), op('>=', v('hydrants'), 4), op('>=', v('cameras'), 20), op('>', v('lifts'), 0)),
    hand: (c) => c.bins >= 4 && c.hydrants >= 4 && c.cameras >= 20 && c.lifts > 0,
  },
  // if
  {
    rule: op('>=', op('/', v('greenArea'), v('siteArea')), op('if', op('==', v('phase'), 'new'), 0.3, 0.25)),
    hand: (c) => c.greenArea / c.siteArea >= (c.phase === 'new' ? 0.3 : 0.25),
  },
  {
    rule: op(
      '<=',
      op('/', v('buildingArea'), v('siteArea')),
      op('if', op('<=', v('storeys'), 3), 1.1, op('<=', v('storeys'), 9), 1.7, 2.9),
    ),
    hand: (c) => c.buildingArea / c.siteArea <= (c.storeys <= 3 ? 1.1 : c.storeys <= 9 ? 1.7 : 2.9),
  },
  {
    rule: op('if', op('==', v('phase'), 'new'), op('>=', v('serviceArea'), 800), op('>=', v('serviceArea'), 400)),
    hand: (c) => (c.phase === 'new' ? c.serviceArea >= 800 : c.serviceArea >= 400),
  },
  {
    rule: op('if', op('>=', v('households'), 3000), 'large', op('>=', v('households'), 1000), 'middle', 'small'),
    hand: (c) => (c.households >= 3000 ? 'large' : c.households >= 1000 ? 'middle' : 'small'),
  },
  {
    rule: op('if', op('in', v('climateZone'), ['I', 'II']), op('!!', v('heating')), true),
    hand: (c) => (['I', 'II'].includes(c.climateZone) ? c.heating : true),
  },
  {
    rule: op('<=', v('coverage'), op('if', op('>', v('storeys'), 18), 0.22, op('>', v('storeys'), 9), 0.28, 0.35)),
    hand: (c) => c.coverage <= (c.storeys > 18 ? 0.22 : c.storeys > 9 ? 0.28 : 0.35),
  },
  // defaults and what is missing
  { rule: op('>=', v('chargers', 0), 10), hand: (c) => (c.chargers ?? 0) >= 10 },
  { rule: op('>=', op('+', v('cameras', 0), v('hydrants', 0)), 40), hand: (c) => (c.cameras ?? 0) + (c.hydrants ?? 0) >= 40 },
  { rule: op('<=', v('toShop', 9999), 800), hand: (c) => (c.toShop ?? 9999) <= 800 },
  {
    rule: op('!', op('missing', 'toKindergarten', 'toClinic', 'toShop')),
    hand: (c) => c.toKindergarten !== undefined && c.toClinic !== undefined && c.toShop !== undefined,
  },
  {
    rule: op('and', op('!', op('missing', 'bins', 'cameras')), op('>=', v('bins', 0), 2)),
    hand: (c) => c.bins !== undefined && c.cameras !== undefined && c.bins >= 2,
  },
  {
    rule: op('!', op('missing_some', 2, ['toKindergarten', 'toClinic', 'toShop'])),
    hand: (c) => +(c.toKindergarten !== undefined) + +(c.toClinic !== undefined) + +(c.toShop !== undefined) >= 2,
  },
  // the smallest and the largest of some
  {
    rule: op('<=', op('max', v('toKindergarten'), v('toClinic'), v('toShop')), 1500),
    hand: (c) => Math.max(c.toKindergarten, c.toClinic, c.toShop) <= 1500,
  },
  { rule: op('<=', op('min', v('toBus'), v('toShop')), 300), hand: (c) => Math.min(c.toBus, c.toShop) <= 300 },
  {
    rule: op('>=', v('serviceArea'), op('max', 300, op('*', v('households'), 0.3))),
    hand: (c) => c.serviceArea >= Math.max(300, c.households * 0.3),
  },
  {
    rule: op('>=', op('-', v('parking'), op('*', v('households'), 0.5)), 0),
    hand: (c) => c.parking - c.households * 0.5 >= 0,
  },
  { rule: op('==', op('%', v('storeys'), 2), 0), hand: (c) => c.storeys % 2 === 0 },
  // over the facilities
  {
    rule: op('>=', total(ofType('canteen'), 'floorArea'), 300),
    hand: (c) => c.facilities.filter((one) => one.type === 'canteen').reduce((sum, one) => sum + one.floorArea, 0) >= 300,
  },
  {
    rule: op('>=', per(total(v('facilities'), 'floorArea'), v('households'), 100), 600),
    hand: (c) => (c.facilities.reduce((sum, one) => sum + one.floorArea, 0) / c.households) * 100 >= 600,
  },
  {
    rule: op('some', v('facilities'), op('and', op('==', v('type'), 'kindergarten'), op('<=', v('distance'), 300))),
    hand: (c) => c.facilities.some((one) => one.type === 'kindergarten' && one.distance <= 300),
  },
  {
    rule: op('all', v('facilities'), op('or', op('!!', v('open')), op('<', v('capacity'), 250))),
    hand: (c) => c.facilities.every((one) => one.open || one.capacity < 250),
  },
  {
    rule: op('>=', number(facilities(op('and', op('in', v('type'), ['grocery', 'pharmacy', 'barber']), op('<=', v('distance'), 500)))), 3),
    hand: (c) => c.facilities.filter((one) => ['grocery', 'pharmacy', 'barber'].includes(one.type) && one.distance <= 500).length >= 3,
  },
  {
    rule: op('none', v('facilities'), op('and', op('==', v('type'), 'activity-ground'), op('>', v('floorArea'), 850))),
    hand: (c) => !c.facilities.some((one) => one.type === 'activity-ground' && one.floorArea > 850),
  },
]
