/** What each way in which a signature does not count carries. A code added here makes every table of words fail to compile. */
export interface SignatureProblemParams {
  /** No envelope is about it, or none has a signature. */
  unsigned: Readonly<Record<never, never>>
  /** Its name is signed with another digest: it was changed, or is another one. */
  'other-digest': { signed: string; found: string }
  /** Its digest is signed under another name. */
  'other-name': { signed: string }
  /** No DSSE envelope, or its base64 is broken. */
  'not-an-envelope': { file: number }
  'other-payload-type': { found: string; expected: string }
  'other-statement': { found: string; expected: string }
  'signature-wrong': { signer: string }
  'signer-unknown': { key: string }
  'key-not-yet-valid': { signer: string; from: string; at: string }
  'key-expired': { signer: string; to: string; at: string }
  'key-revoked': { signer: string; on: string; reason: string }
  'too-few-signers': { found: number; expected: number }
}

/** Code of a problem with signatures: stable across versions and languages. */
export type SignatureProblemCode = keyof SignatureProblemParams

/** Why a signature does not count, without words. */
export type SignatureProblem = {
  [Code in SignatureProblemCode]: {
    readonly code: Code
    /** `ID@VERSION` of the pack or overlay. */
    readonly artifact: string
    readonly params: Readonly<SignatureProblemParams[Code]>
  }
}[SignatureProblemCode]
