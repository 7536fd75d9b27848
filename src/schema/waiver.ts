import { Array as List, Literal, Optional, Object as Shape, type Static, String as Text } from 'typebox'
import { CalendarDate } from './common.js'

const closed = { additionalProperties: false } as const

/** That a named person lets one unit off one rule for a time. It changes no outcome; the score is shown with and without it. */
export const WaiverSchema = Shape(
  {
    rule: Text({ minLength: 1, description: 'PACK/RULE' }),
    unit: Text({ minLength: 1, description: 'Id of the unit' }),
    reason: Text({ minLength: 1 }),
    signer: Text({ minLength: 1, description: 'Who answers for it' }),
    document: Optional(Text({ description: 'Number of the paper it was granted by' })),
    from: CalendarDate,
    to: CalendarDate,
  },
  closed,
)
/** One waiver, in force from the first day to the last, both included. @interface */
export type Waiver = Static<typeof WaiverSchema>

/** A file of waivers. */
export const WaiversSchema = Shape({ schema: Literal('wanzheng/waivers/1'), waivers: List(WaiverSchema) }, closed)
