import canonicalizeJson from 'canonicalize'

/**
 * The canonical text of a JSON value (RFC 8785): keys in order, no white space, one way to write a number. What JSON leaves
 * out of objects is left out here.
 *
 * @throws Error for a number that JSON cannot write.
 */
export function canonicalize(value: unknown): string {
  return canonicalizeJson(value) ?? 'null'
}
