import {
  Enum,
  Array as List,
  Literal,
  Null,
  Number as Numeric,
  Optional,
  Record,
  Object as Shape,
  type Static,
  String as Text,
  Union,
} from 'typebox'
import { AnyKey, Level } from './common.js'

/** What a table is read as. */
export const TableRole = Enum(['units', 'facilities', 'ignored'])

/** How one column is read. Headers are compared without spaces, brackets and width of characters. */
export const ColumnMappingSchema = Shape(
  {
    header: Text({ description: 'The header; of two rows both, joined by " / ". A column without header by its letters: "#C"' }),
    of: Optional(Enum(['units', 'facilities'], { description: 'Only in tables of this kind' })),
    table: Optional(Text({ description: 'Only in the table of this name' })),
    target: Union([Text(), Null()], {
      description:
        'Name as `wanzheng inputs` lists it: households, facilities.kindergarten.floorArea, facilities.kindergarten, findings.water-supply; or id, name, parent, level, community, communityName, type, source, date, surveyedFacilities, note. Null leaves the column out',
    }),
    unit: Optional(Text({ description: 'Unit of numbers that state none, e.g. 公顷, 万㎡, %' })),
    zeroMeans: Optional(Literal('unknown', { description: 'Where 0 was written for what is not known' })),
  },
  { additionalProperties: false },
)
/** How one column is read. @interface */
export type ColumnMapping = Static<typeof ColumnMappingSchema>

/** How one table is read. */
export const TableMappingSchema = Shape(
  {
    name: Text({ description: 'Name of the sheet or file' }),
    as: TableRole,
    headerRows: Optional(
      List(Numeric({ minimum: 1, multipleOf: 1 }), {
        maxItems: 3,
        description: 'Rows of the header, counted from 1; none for a table without',
      }),
    ),
    level: Optional(Level),
  },
  { additionalProperties: false },
)
/** How one table is read. @interface */
export type TableMapping = Static<typeof TableMappingSchema>

/** What an import found or was told: which column is which. Written by one import, remembered by the next, edited by hand. */
export const MappingSchema = Shape(
  {
    schema: Literal('wanzheng/mapping/1'),
    tables: Optional(List(TableMappingSchema)),
    columns: Optional(List(ColumnMappingSchema)),
    types: Optional(Record(AnyKey, Text(), { description: 'Facility types by the text that stands for them' })),
    communities: Optional(Record(AnyKey, Text(), { description: 'Ids of units by a name that somebody has confirmed' })),
  },
  { additionalProperties: false },
)
/** Which table and which column is what, as plain JSON. @interface */
export type Mapping = Static<typeof MappingSchema>
