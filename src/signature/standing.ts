import type { TrustedKey } from '../schema/signing.js'

/** Why a key does not count on a date, with the dates concerned. */
export type Standing =
  | { readonly code: 'key-not-yet-valid'; readonly from: string }
  | { readonly code: 'key-expired'; readonly to: string }
  | { readonly code: 'key-revoked'; readonly on: string; readonly reason: string }

/**
 * Whether a key counts on a date; `null` where it does.
 *
 * A signature has no clock that can be trusted: whoever has a key today can sign what looks old. So a key that others may have
 * had counts at no date, also not before the day on which that was noticed.
 */
export function standingOf({ from, to, revoked }: TrustedKey, date: string): Standing | null {
  if (revoked !== undefined && (revoked.reason === 'compromised' || revoked.on <= date))
    return { code: 'key-revoked', on: revoked.on, reason: revoked.reason }
  if (date < from) return { code: 'key-not-yet-valid', from }
  return date > to ? { code: 'key-expired', to } : null
}
