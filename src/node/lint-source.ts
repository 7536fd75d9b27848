import { lintOverlay } from '../author/lint/overlay.js'
import { lintSheets } from '../author/lint/sheets.js'
import type { Linted } from '../author/lint/text.js'
import { lintPack } from '../author/lint.js'
import { packFromSheets } from '../author/sheets/read.js'
import { parseJson } from '../data/json.js'
import { WanzhengError } from '../error.js'
import { type Issue, issue, shown } from '../issue.js'
import { loadPack } from '../load.js'
import type { Language } from '../messages/messages.js'
import { applyOverlay, isOverlay } from '../overlay.js'
import type { Pack } from '../schema/pack.js'
import { bundledPacks, loadBundled } from './bundled.js'
import { bytesOf } from './files.js'
import { inFile } from './in-file.js'
import type { Io } from './io.js'
import { joined } from './lines.js'
import { baseOf, releaseNamed } from './pack-references.js'
import { cliWordsIn } from './words.js'
import { refusalIn } from './workbook-words.js'

/** What was checked, and the pack that what follows may lie over. */
interface Checked {
  readonly findings: Linted['findings']
  readonly pack: Pack | null
}

/**
 * Checks what each reference stands for: a bundled pack, or the file of a pack, an overlay or a workbook. An overlay lies over
 * what stands before it, else over the bundled pack that it names.
 *
 * @throws {@link WanzhengError} `not-found` for what is not there, `invalid-pack` for what is none of these.
 */
export async function lintAll(references: readonly string[], language: Language, io: Io): Promise<readonly Linted[]> {
  const bundled = await bundledPacks()
  let below: readonly Pack[] = []
  const checked: Linted[] = []
  for (const reference of references) {
    const release = releaseNamed(reference, bundled, language)
    const { findings, pack } =
      release === null ? await fileChecked(reference, below, language, io) : checkedPack(await loadBundled(release))
    if (pack !== null) below = [...below.filter(({ id }) => id !== pack.id), pack]
    checked.push({ name: reference, findings })
  }
  return checked
}

async function fileChecked(file: string, below: readonly Pack[], language: Language, io: Io): Promise<Checked> {
  const parts: Uint8Array[] = []
  for await (const part of bytesOf(file, io, cliWordsIn(language))) parts.push(part)
  const bytes = joined(parts)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip) return workbookChecked(bytes, file, language)
  const { value, problem } = parseJson(new TextDecoder().decode(bytes))
  const fault = problem ?? (isOverlay(value) || isPack(value) ? null : noPack(value))
  if (fault !== null) throw inFile(new WanzhengError('invalid-pack', '', [fault]), file, language)
  if (!isOverlay(value)) return checkedPack(value)
  const given = below.map((pack) => ({ pack, parts: [] }))
  const { pack: base } = await baseOf(value, given, await bundledPacks(), language)
  return { findings: lintOverlay(value, base), pack: orNothing(() => applyOverlay(base, value)) }
}

async function workbookChecked(bytes: Uint8Array, file: string, language: Language): Promise<Checked> {
  const { readWorkbook } = await import('./spreadsheet.js')
  const book = await readWorkbook(bytes)
  if ('refused' in book) throw new WanzhengError('invalid-pack', `${file}: ${refusalIn(book, language)}`)
  return { findings: lintSheets(book.sheets), pack: packFromSheets(book.sheets).pack }
}

function checkedPack(json: unknown): Checked {
  return { findings: lintPack(json), pack: orNothing(() => loadPack(json)) }
}

// What is refused has been found already.
function orNothing(make: () => Pack): Pack | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof WanzhengError) return null
    throw error
  }
}

function isPack(json: unknown): boolean {
  return schemaOf(json) === 'wanzheng/pack/1'
}

function noPack(json: unknown): Issue {
  return issue('not-one-of', '/schema', { found: shown(schemaOf(json)), expected: 'wanzheng/pack/1, wanzheng/overlay/1', nearest: null })
}

function schemaOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as { readonly schema?: unknown }).schema : undefined
}
