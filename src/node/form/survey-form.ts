import type { Language } from '../../messages/messages.js'
import type { Unit } from '../../schema/dataset.js'
import type { Mapping } from '../../schema/mapping.js'
import type { Pack } from '../../schema/pack.js'
import { type Cell, columnName, type DropDown, type NumberCheck, type Sheet, type Workbook } from '../workbook.js'
import { type FormColumn, formColumns } from './columns.js'
import { mappingRows } from './mapping-sheet.js'
import { formWordsIn } from './words.js'

const UNIT_ROWS = 200
const FACILITY_ROWS = 1000
// Longer lists than this do not fit into a cell's own rule, and stand on the hidden sheet.
const LONGEST_LIST = 200

/**
 * The blank survey form of packs for units of one level: a sheet each for what is known of a unit, for the facility types that
 * were surveyed, for facilities and for findings; heads with units, and clauses as comments; drop-downs and checks. A hidden
 * sheet says how it is read, so that it imports without a mapping.
 */
export function surveyForm(packs: readonly Pack[], level: Unit['level'], language: Language): Workbook {
  const words = formWordsIn(language)
  const { units, survey, facilities, findings, types } = formColumns(packs, level, language)
  const text = (head: string, target: string, note: string, width: number): FormColumn => ({ head, target, note, isText: true, width })
  const identity = [text(words.code, 'id', words.codeNote, 18), text(words.name, 'name', '', 20)]
  const parts: readonly FormPart[] = [
    { name: words.units, as: 'units', columns: [...identity, ...units], rows: UNIT_ROWS },
    { name: words.survey, as: 'units', columns: [...identity, ...survey], rows: UNIT_ROWS, isEmpty: survey.length === 0 },
    {
      name: words.facilities,
      as: 'facilities',
      columns: [
        text(words.community, 'community', words.codeNote, 18),
        text(words.communityName, 'communityName', '', 20),
        { head: words.type, target: 'type', note: '', choices: types, width: 24 },
        text(words.facilityName, 'name', '', 24),
        ...facilities,
      ],
      rows: FACILITY_ROWS,
      isEmpty: survey.length === 0,
    },
    { name: words.findings, as: 'units', columns: [...identity, ...findings], rows: UNIT_ROWS, isEmpty: findings.length === 0 },
  ]
  const kept = parts.filter(({ isEmpty }) => isEmpty !== true)
  const title = packs.map((pack) => pack.title[language]).join(language === 'zh' ? '、' : ', ')
  const about: Sheet = {
    name: words.about,
    rows: words
      .lines(title, words)
      .map((line, index): readonly Cell[] => [{ value: line, wrap: true, ...(index === 0 ? { header: true } : {}) }]),
    columns: [{ width: 100 }],
  }
  const reserved: Sheet = {
    name: words.reserved,
    hidden: true,
    rows: reservedRows(mappingOf(kept, words.about, level), types),
    protected: true,
  }
  return { sheets: [about, ...kept.map((part) => sheetOf(part, words.reserved, language)), reserved] }
}

interface FormPart {
  readonly name: string
  readonly as: 'units' | 'facilities'
  readonly columns: readonly FormColumn[]
  readonly rows: number
  readonly isEmpty?: boolean
}

function sheetOf({ name, columns, rows }: FormPart, reserved: string, language: Language): Sheet {
  const blank = columns.map((column): Cell => ({ value: null, ...(column.isText === true ? { format: '@' } : {}) }))
  const rangeOf = (index: number): string => `${columnName(index)}2:${columnName(index)}${rows + 1}`
  return {
    name,
    rows: [columns.map(headCell), ...Array.from({ length: rows }, () => blank)],
    columns: columns.map(({ width }) => ({ width })),
    frozen: { rows: 1, columns: 2 },
    dropDowns: columns.flatMap((column, index) => dropDownOf(column, rangeOf(index), reserved, language)),
    checks: columns.flatMap(({ head, number }, index): readonly NumberCheck[] =>
      number === undefined ? [] : [{ range: rangeOf(index), whole: number.whole, ...boundsOf(number), error: [head, number.expected] }],
    ),
  }
}

function boundsOf({ min, max }: NonNullable<FormColumn['number']>): Pick<NumberCheck, 'min' | 'max'> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

function headCell({ head, note }: FormColumn): Cell {
  return { value: head, header: true, ...(note === '' ? {} : { comment: note }) }
}

function dropDownOf({ head, choices }: FormColumn, range: string, reserved: string, language: Language): readonly DropDown[] {
  if (choices === undefined) return []
  const error = [head, formWordsIn(language).choose(choices.join(language === 'zh' ? '、' : ', '))] as const
  const isLong = choices.join(',').length > LONGEST_LIST || choices.some((one) => one.includes(','))
  // A warning, because a list of types may lack one that there is.
  return isLong
    ? [{ range, source: `'${reserved}'!$C$1:$C$${choices.length}`, advisory: true, error: shortened(error) }]
    : [{ range, values: choices, error: shortened(error) }]
}

// A message of a spreadsheet holds 255 characters.
function shortened([head, text]: readonly [string, string]): readonly [string, string] {
  return [head, text.length > 250 ? `${text.slice(0, 249)}…` : text]
}

function mappingOf(parts: readonly FormPart[], about: string, level: Unit['level']): Mapping {
  return {
    schema: 'wanzheng/mapping/1',
    tables: [
      { name: about, as: 'ignored' },
      ...parts.map(({ name, as }) => ({ name, as, headerRows: [1], ...(as === 'units' ? { level } : {}) })),
    ],
    columns: parts.flatMap(({ name, columns }) =>
      columns.map(({ head, target, unit }) => ({ header: head, table: name, target, ...(unit === undefined ? {} : { unit }) })),
    ),
  }
}

// How the form is read, and beside it the list of facility types for the drop-down.
function reservedRows(mapping: Mapping, types: readonly string[]): readonly (readonly Cell[])[] {
  const lines = mappingRows(mapping)
  return Array.from({ length: Math.max(lines.length, types.length) }, (_, index) => {
    const [key = null, json = null] = lines[index] ?? []
    return [key, json === '' ? null : json, types[index] ?? null].map((value): Cell => ({ value }))
  })
}
