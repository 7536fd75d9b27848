import { Array as List, Literal, Optional, Object as Shape, type Static, String as Text } from 'typebox'
import { CalendarDate, Exact, Id, Label } from './common.js'
import { RowSchema } from './pack.js'

const closed = { additionalProperties: false } as const

/** A figure that a named person read from the print: it replaces the value of a slot or of a figure graded C or D. */
export const ConfirmationSchema = Shape(
  {
    parameter: Id,
    when: Optional(RowSchema.properties.when),
    value: Optional(Exact),
    min: Optional(Exact),
    max: Optional(Exact),
    clause: Text({ minLength: 1, description: 'Clause number as printed' }),
    page: Text({ minLength: 1 }),
    by: Text({ minLength: 1, description: 'Who read the print' }),
    on: CalendarDate,
  },
  closed,
)
/** One confirmed figure: which, what, and who read it where and when. @interface */
export type Confirmation = Static<typeof ConfirmationSchema>

/** An overlay: what a person who holds the print adds to a released pack. */
export const OverlaySchema = Shape(
  {
    schema: Literal('wanzheng/overlay/1'),
    id: Id,
    version: Text({ pattern: '^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)$' }),
    base: Shape({ id: Id, version: Text() }, closed),
    title: Label,
    note: Optional(Label),
    confirm: List(ConfirmationSchema, { minItems: 1 }),
  },
  closed,
)
/** Confirmed figures for one version of one pack. @interface */
export type Overlay = Static<typeof OverlaySchema>
