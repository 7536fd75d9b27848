const FORM = /^[A-Za-z0-9+/]*={0,2}$/

/** Base64 (RFC 4648) of bytes. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** The bytes of a base64 text, in the standard or the URL-safe alphabet; `null` for what is cut off or otherwise none. */
export function fromBase64(text: string): Uint8Array | null {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  if (!FORM.test(standard) || standard.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(standard), (character) => character.charCodeAt(0))
  // Of several ways to write the same bytes, one is right.
  return toBase64(bytes) === standard ? bytes : null
}
