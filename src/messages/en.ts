import type { Messages } from './messages.js'

const maybe = (nearest: string | null): string => (nearest === null ? '' : `; did you mean "${nearest}"?`)

export const en: Messages = {
  'not-json': ({ line, column, found }) =>
    `not JSON at line ${line}, column ${column}: ${found === '' ? 'it ends too early' : `unexpected ${found}`}`,
  'not-utf8': () => 'expected text in UTF-8, found other bytes; it may be GBK',
  'not-plain': () => 'holds something that JSON cannot: a number that is none, a function, a property that throws',
  'not-an-object': ({ found }) => `expected an object, found ${found}`,
  'too-deep': ({ limit }) => `nested more than ${limit} levels deep`,
  'too-large': ({ limit }) => `larger than ${limit} bytes`,
  'number-out-of-range': ({ found }) => `${found} is too large or too long to be a quantity`,
  'wrong-type': ({ found, expected }) => `expected ${expected}, found ${found}; the value counts as unknown`,
  'wrong-form': ({ found, expected }) => `expected ${expected}, found ${found}`,
  'missing-key': ({ key }) => `"${key}" is required`,
  'unknown-key': ({ key, nearest }) => `"${key}" is not a known key${maybe(nearest)}`,
  'not-one-of': ({ found, expected, nearest }) => `${found} is not one of ${expected}${maybe(nearest)}`,
  'out-of-range': ({ found, expected }) => `${found} is impossible, expected ${expected}; the value counts as unknown`,
  'bounds-reversed': ({ found }) => `the lower bound exceeds the upper bound: ${found}; the value counts as unknown`,
  'not-a-date': ({ found }) => `${found} is not a calendar date YYYY-MM-DD`,
  'unread-field': ({ field, nearest }) => `no loaded rule reads "${field}"${maybe(nearest)}`,
  'unknown-facility-type': ({ type, nearest }) => `no loaded rule knows the facility type "${type}"${maybe(nearest)}`,
  'unknown-finding': ({ finding, nearest }) => `no loaded rule asks for the finding "${finding}"${maybe(nearest)}`,
  'duplicate-unit': ({ id, first }) => `unit "${id}" was already given at ${first}; both are assessed`,
  implausible: ({ found, expected }) => `${found} is unlikely (${expected}); the value is kept`,
  'part-exceeds-whole': ({ part, whole }) => `${part} is more than ${whole}, of which it is a part; both values are kept`,
  'usable-area-only': ({ found }) =>
    `only the usable floor area is given (${found}); the standard speaks of floor area, which stays unknown`,
  'conflicting-sources': ({ found, alternatives }) => `sources disagree: ${found} is used, others say ${alternatives}`,
  'no-rules-for-level': ({ level }) => `no loaded rule judges units of the level "${level}"`,
  'several-operators': ({ keys }) => `a rule has one operator, found several keys: ${keys}`,
  'unknown-operator': ({ operator, nearest }) => `there is no operator "${operator}"${maybe(nearest)}`,
  'operand-count': ({ operator, found, expected }) => `"${operator}" takes ${expected} operands, found ${found}`,
  'operand-list': ({ operator }) => `the operands of "${operator}" must be written as a list`,
  'operand-kind': ({ operator, operand, found, expected }) => `operand ${operand} of "${operator}" is a ${found}, expected ${expected}`,
  'computed-name': ({ operator }) => `the name given to "${operator}" must be written out, not computed`,
  'unknown-name': ({ name, expected, nearest }) => `there is no ${NAMES[expected] ?? expected} "${name}"${maybe(nearest)}`,
  'pack-only-operator': ({ operator }) => `"${operator}" can only be used in a rule pack`,
  'circular-fact': ({ fact }) => `fact "${fact}" depends on itself`,
  'unsupported-semantics': ({ found, expected }) =>
    `the pack needs semantics version ${found}; this engine has ${expected}: use a newer engine`,
  'unsupported-operator': ({ operator }) =>
    `the pack needs the operator "${operator}", which this engine does not have: use a newer engine`,
  'unsupported-format': ({ found, expected }) => `the format is ${found}; this program reads up to ${expected}: use a newer one`,
  'one-form': ({ found }) => `a rule has exactly one of measure with unit and limit, check, and finding; found ${found}`,
  'no-clause': ({ rule, clause, nearest }) => `rule "${rule}" cites clause "${clause}", which the pack does not have${maybe(nearest)}`,
  'duplicate-id': ({ id }) => `the id "${id}" is used more than once`,
  weights: ({ found }) => `no group has a positive weight: ${found}`,
  'dictionary-conflict': ({ name, packs }) => `"${name}" is defined differently by ${packs}`,
  'nothing-to-confirm': ({ parameter }) => `"${parameter}" has no slot or unverified figure for these keys`,
  'nothing-to-change': ({ name }) => `"${name}" has no figure for these keys and dates to change`,
  'wrong-direction': ({ name, found, expected }) => `"${name}": found ${found}, expected ${expected}`,
  'no-direction': ({ name }) => `"${name}": it cannot be told which of the two figures is stricter; put it under "loosen", with a reason`,
  'needs-reason': ({ name, rules }) => `"${name}": loosening what must or shall be (${rules}) needs a "reason"`,
  'waiver-ends-first': ({ from, to }) => `the waiver ends on ${to}, before it begins on ${from}`,
  'waiver-unknown-rule': ({ rule, unit, nearest }) =>
    `the waiver of unit "${unit}" is for the rule "${rule}", which no loaded pack has${maybe(nearest)}`,
  'waiver-unknown-unit': ({ rule, unit }) => `the waiver of the rule "${rule}" is for the unit "${unit}", which was not assessed`,
  'no-envelope': () => 'expected a DSSE envelope around an in-toto statement',
  'signed-otherwise': ({ found, expected }) =>
    `the signatures there are about ${found}, not ${expected}, or say another note: sign into a file of its own`,
  'key-halves': () => 'the private and the public half of the key do not belong together',
  'no-ed25519': () => 'this platform has no Ed25519 in its Web Crypto: use a newer one, or give the option ed25519',
  'duplicate-pack': ({ id }) => `the pack "${id}" is given more than once`,
}

const NAMES: Readonly<Record<string, string>> = { path: 'field', 'facility-types': 'facility type', part: 'part of a parameter' }
