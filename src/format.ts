import { issue } from './issue.js'
import { refusal } from './refusal.js'

/**
 * Refuses a file of a later version of a format than this program reads. Every file of ours may say what it is in `schema`, as
 * `wanzheng/NAME/VERSION`; anything else there is for the check of its form.
 *
 * @param known - The latest version that is read, e.g. `wanzheng/pack/1`.
 * @throws {@link WanzhengError} `unsupported`, with the issue `unsupported-format`.
 */
export function refuseNewer(json: unknown, known: string): void {
  const found = schemaOf(json)
  const [family, version] = parted(known)
  const [other, newer] = parted(found)
  if (family !== other || newer <= version) return
  const issues = [issue('unsupported-format', '/schema', { found, expected: known })]
  throw refusal('unsupported', issues)
}

// A property that throws when it is read says nothing.
function schemaOf(json: unknown): string {
  try {
    const { schema } = (json ?? {}) as { readonly schema?: unknown }
    return typeof schema === 'string' ? schema : ''
  } catch {
    return ''
  }
}

function parted(schema: string): readonly [string, number] {
  const [, family = '', version = ''] = /^(wanzheng\/[a-z-]+)\/([1-9][0-9]{0,8})$/.exec(schema) ?? []
  return [family, Number(version)]
}
