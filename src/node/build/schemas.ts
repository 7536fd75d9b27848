import { AssessmentSchema } from '../../schema/assessment.js'
import { AuditSchema } from '../../schema/audit.js'
import { DatasetSchema } from '../../schema/dataset.js'
import { MappingSchema } from '../../schema/mapping.js'
import { OverlaySchema } from '../../schema/overlay.js'
import { PackSchema } from '../../schema/pack.js'
import { EnvelopeSchema, KeyFileSchema, PrivateKeySchema, StatementSchema } from '../../schema/signing.js'
import { SOURCE_SCHEMAS } from '../../schema/source.js'
import { WaiversSchema } from '../../schema/waiver.js'

/** Every JSON Schema that is published with the package, by its name, each with an `$id` and a title. */
export function publishedSchemas(): Readonly<Record<string, object>> {
  const schemas: Readonly<Record<string, object>> = {
    assessment: AssessmentSchema,
    audit: AuditSchema,
    dataset: DatasetSchema,
    keys: KeyFileSchema,
    mapping: MappingSchema,
    overlay: OverlaySchema,
    pack: PackSchema,
    waivers: WaiversSchema,
    'private-key': PrivateKeySchema,
    signatures: EnvelopeSchema,
    statement: StatementSchema,
    ...SOURCE_SCHEMAS,
  }
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:wanzheng:schema:${name}`, title: name, ...schema },
    ]),
  )
}
