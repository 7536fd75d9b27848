/** A piece of HTML that is safe to put into a page. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a template: markup as it is; text, which is escaped; lists of both. */
export type Part = Markup | string | number | readonly Part[]

/**
 * HTML from a template. Everything put in is escaped, as text or as the value of a quoted attribute, unless it is markup
 * itself; marks that would turn the direction of the text around are taken out.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((string, index) => string + textOf(parts[index] ?? '')).join('') }
}

/** Markup that was made elsewhere: an SVG picture, a style sheet. Never text of packs or data. */
export function trusted(markup: string): Markup {
  return { markup }
}

// Line breaks, control characters, and marks that turn the direction of the text around.
const STEERING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text with everything escaped that HTML would read as markup. */
export function escapeHtml(text: string): string {
  return text.replace(STEERING, ' ').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

function textOf(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(textOf).join('')
}
