import { Enum, Array as List, Optional, Record, Object as Shape, type Static, String as Text, Unknown } from 'typebox'
import { AnyKey, Exact, Id, Label } from './common.js'

const closed = { additionalProperties: false } as const

/** A figure that an overlay replaced. */
export const EarlierSchema = Shape(
  {
    layer: Text({ description: 'ID@VERSION of the pack or overlay that stated it' }),
    clause: Id,
    value: Optional(Exact),
    min: Optional(Exact),
    max: Optional(Exact),
  },
  closed,
)
/** A figure that an overlay replaced. @interface */
export type EarlierFigure = Static<typeof EarlierSchema>

/** One thing that an overlay changed: `before` is `null` where there was nothing, `after` what holds now. */
export const LayerChangeSchema = Shape(
  {
    kind: Enum(['confirm', 'tighten', 'loosen', 'add', 'reweight']),
    what: Enum(['parameter', 'rule', 'clause', 'document', 'group']),
    id: Id,
    when: Optional(Record(AnyKey, Unknown())),
    before: Optional(Unknown()),
    after: Optional(Unknown()),
    reason: Optional(Label),
  },
  closed,
)
/** One thing that an overlay changed. @interface */
export type LayerChange = Static<typeof LayerChangeSchema>

/** The released pack underneath, and the overlays laid over it in order, each with its own digest. */
export const LayersSchema = Shape(
  {
    base: Shape({ version: Text(), digest: Text() }, closed),
    overlays: List(Shape({ id: Id, version: Text(), digest: Text(), title: Label, changes: List(LayerChangeSchema) }, closed)),
  },
  closed,
)
/** The layers of a pack that overlays were laid over. @interface */
export type Layers = Static<typeof LayersSchema>
