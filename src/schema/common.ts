import { Enum, Array as List, Number as Numeric, Optional, Object as Shape, type Static, String as Text, Union, Unknown } from 'typebox'
import { DATE_PATTERN } from './date-pattern.js'

/** A label in the two languages of the project. */
export const Label = Shape({ en: Text(), zh: Text() }, { additionalProperties: false })

/** Lower-case words joined by hyphens; the form of every id that a person writes. */
export const Id = Text({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 })

/** The key of an entry that may have any. A point in a pattern stands for no line break, and an entry of such a key would go unchecked. */
export const AnyKey = Text({ pattern: '^[\\s\\S]*$' })

/** A calendar date `YYYY-MM-DD`, without clock or zone. */
export const CalendarDate = Text({ pattern: DATE_PATTERN })

/** A JsonLogic expression. Its grammar is checked when the pack loads, not by the schema. */
export const Logic = Unknown({ description: 'JsonLogic expression' })

/** An exact number: a JSON number, a decimal too long for one, or a ratio such as one third. */
export const Exact = Union([
  Numeric(),
  Shape({ decimal: Text({ pattern: '^-?[0-9]{1,60}([.][0-9]{1,60})?$' }) }, { additionalProperties: false }),
  Shape({ ratio: List(Numeric({ multipleOf: 1 }), { minItems: 2, maxItems: 2 }) }, { additionalProperties: false }),
])

/** How reliable a figure is: A official text seen, B two sources agree, C one secondary source, D none. C and D never score. */
export const SourceGrade = Enum(['A', 'B', 'C', 'D'])
/** Reliability of a figure, `A` to `D`. */
export type SourceGrade = Static<typeof SourceGrade>

/** Strength of the wording: 必须/严禁, 应, 宜, 可, 鼓励. `may` and `encourage` are reported, not scored. */
export const Obligation = Enum(['must', 'shall', 'should', 'may', 'encourage'])

/** What a unit is: 居住街坊, 社区, 街区, 5/10/15 分钟生活圈居住区, 城市, 省. */
export const Level = Enum(['block', 'community', 'street', 'circle-5', 'circle-10', 'circle-15', 'city', 'province'])

/** When something is in force: from the first day to the last day, both included. */
export const InForce = { from: Optional(CalendarDate), to: Optional(CalendarDate) }
