import type { Engine } from '../../engine.js'
import type { AuditManifest, MaskLine } from '../../schema/audit.js'
import type { Waiver } from '../../schema/waiver.js'
import { VERSION } from '../../version.js'
import { assessSource, type Summary } from '../assess-source.js'
import { streamFoot, streamHead } from '../formats.js'
import type { ReadPack } from '../pack-references.js'
import type { Source } from '../source.js'
import type { ArchiveWriter } from './archive-writer.js'
import { auditReadme } from './audit-readme.js'
import { explanationPages, MOST_EXPLAINED } from './explanation-pages.js'
import type { MaskedRow } from './masked-source.js'

type Bytes = AsyncIterable<Uint8Array | string>

/** What goes into an archive; what is large is opened anew each time it is read. */
export interface AuditContents {
  readonly engine: Engine
  readonly packs: readonly ReadPack[]
  readonly asOf: string
  /** The data as a file, and as the units to be judged: masked, where there are masks. */
  readonly data: { readonly name: string; readonly bytes: () => Bytes; readonly source: () => Promise<Source> }
  /** An assessment that is there, and verified; `null` where it is to be made. */
  readonly assessment: { readonly name: string; readonly bytes: () => Bytes; readonly digest: string; readonly units: number } | null
  readonly waivers: readonly Waiver[] | undefined
  readonly signatures: readonly unknown[]
  readonly masks: (Omit<NonNullable<AuditManifest['masks']>, 'file'> & { readonly rows: () => AsyncIterable<MaskedRow> }) | null
}

/** Writes an audit archive file by file; what it says of itself comes last. */
export async function writeAudit(
  archive: ArchiveWriter,
  { engine, packs, asOf, data, assessment, waivers, signatures, masks }: AuditContents,
): Promise<{ readonly units: number; readonly digest: string }> {
  await archive.add(data.name, data.bytes())
  if (masks !== null) await archive.add(MASKS, lines(masks.rows()))
  let made = { units: assessment?.units ?? 0, digest: assessment?.digest ?? '' }
  const assessmentName = assessment?.name ?? 'assessment.ndjson'
  await archive.add(
    assessmentName,
    assessment === null
      ? assessed(engine, await data.source(), asOf, (units, digest) => {
          made = { units, digest }
        })
      : assessment.bytes(),
  )
  const packNames: string[][] = []
  for (const { parts } of packs) {
    const names = parts.map(partName)
    for (const [index, name] of names.entries())
      if (!archive.files().some((file) => file.name === name)) await archive.add(name, [jsonText(parts[index])])
    packNames.push(names)
  }
  if (waivers !== undefined) await archive.add(WAIVERS, [jsonText({ schema: 'wanzheng/waivers/1', waivers })])
  const signatureNames = signatures.map((_, index) => `signatures/${index + 1}.json`)
  for (const [index, name] of signatureNames.entries()) await archive.add(name, [jsonText(signatures[index])])
  for await (const [name, text] of explanationPages(
    engine,
    packs.map(({ pack }) => pack),
    await data.source(),
    asOf,
  ))
    await archive.add(name, [text])
  const head: Omit<AuditManifest, 'files'> = {
    schema: 'wanzheng/audit/1',
    program: VERSION,
    assessment: assessmentName,
    data: data.name,
    packs: packNames,
    signatures: signatureNames,
    ...(waivers === undefined ? {} : { waivers: WAIVERS }),
    explained: Math.min(made.units, MOST_EXPLAINED),
    ...(masks === null ? {} : { masks: { file: MASKS, fields: masks.fields, personal: masks.personal, digests: masks.digests } }),
  }
  for (const [name, text] of readmes(head, made.digest, made.units)) await archive.add(name, [text])
  await archive.add('manifest.json', [jsonText({ ...head, files: archive.files() })])
  await archive.finish()
  return made
}

const MASKS = 'masks.ndjson'
const WAIVERS = 'waivers.json'

/** The pages that tell what is in an archive. */
export function readmes(head: Omit<AuditManifest, 'files'>, digest: string, units: number): readonly (readonly [string, string])[] {
  return [
    ['README.md', auditReadme(head, digest, units, 'en')],
    ['README.zh-CN.md', auditReadme(head, digest, units, 'zh')],
  ]
}

// A released pack, or an overlay.
function partName(part: unknown): string {
  const { id, version, schema } = part as { readonly id: string; readonly version: string; readonly schema: string }
  return `${schema === 'wanzheng/overlay/1' ? 'overlays' : 'packs'}/${id}@${version}.json`
}

async function* assessed(
  engine: Engine,
  source: Source,
  asOf: string,
  done: (units: number, digest: string) => void,
): AsyncGenerator<string> {
  yield streamHead({ asOf, packs: engine.packs, ...engine.terms })
  const run = assessSource(engine, source)
  let units = 0
  for (let next: IteratorResult<{ unit: unknown }, Summary> = await run.next(); ; next = await run.next()) {
    if (next.done === true) {
      yield streamFoot(next.value)
      done(units, next.value.digest)
      return
    }
    if (next.value.unit === null) continue
    units++
    yield `${JSON.stringify(next.value.unit)}\n`
  }
}

async function* lines(rows: AsyncIterable<MaskedRow>): AsyncGenerator<string> {
  for await (const { line } of rows) if (line !== null) yield lineText(line)
}

function lineText(line: MaskLine): string {
  return `${JSON.stringify(line)}\n`
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
