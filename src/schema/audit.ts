import { Enum, Integer, Array as List, Literal, Optional, Object as Shape, type Static, String as Text, Boolean as Truth } from 'typebox'

const closed = { additionalProperties: false } as const
const Digest = Text({ pattern: '^sha256:[0-9a-f]{64}$' })

/** What an audit archive holds: which file is what, and the digest of each. */
export const AuditSchema = Shape(
  {
    schema: Literal('wanzheng/audit/1'),
    program: Text({ description: 'Version of the program that wrote it' }),
    assessment: Text({ description: 'File of the assessment, JSON or NDJSON' }),
    data: Text({ description: 'File of the dataset, JSON or NDJSON' }),
    packs: List(List(Text(), { minItems: 1 }), {
      description: 'For each pack of the assessment its file, then those of the overlays on it',
    }),
    signatures: List(Text()),
    waivers: Optional(Text()),
    explained: Integer({ minimum: 0, description: 'Units that have pages of explanation: so many of the first' }),
    masks: Optional(
      Shape(
        {
          file: Text({ description: 'What was masked, one unit a line' }),
          fields: List(Text()),
          personal: Truth(),
          digests: Enum(['recomputed', 'recorded'], {
            description:
              'Whether the digests of masked units follow from the data here, or stand in the list: the assessment was made from the open data',
          }),
        },
        closed,
      ),
    ),
    files: List(Shape({ name: Text(), bytes: Integer({ minimum: 0 }), digest: Digest }, closed), {
      description: 'Every other file with the SHA-256 of its bytes',
    }),
  },
  closed,
)
/** The list of an audit archive. @interface */
export type AuditManifest = Static<typeof AuditSchema>

/** What was masked in one unit, by the line of the data it stands on; `digest` is that of the unit in the open. */
export const MaskLineSchema = Shape(
  {
    line: Integer({ minimum: 1 }),
    unit: Text(),
    digest: Optional(Digest),
    values: List(Shape({ path: Text({ description: 'JSON Pointer within the unit' }), commitment: Digest }, closed), { minItems: 1 }),
  },
  closed,
)
/** What was masked in one unit. @interface */
export type MaskLine = Static<typeof MaskLineSchema>
