import type { Language } from '../messages/messages.js'
import { onOneLine } from '../report/width.js'
import type { SignatureProblem, SignatureProblemParams } from '../signature/problem.js'

/** What the commands say about keys and signatures. */
export interface SignatureWords {
  readonly problem: { readonly [Code in keyof SignatureProblemParams]: (params: SignatureProblemParams[Code]) => string }
  readonly refused: string
  readonly trusted: (artifact: string, signers: readonly string[], at: string) => string
  readonly notTrusted: (artifact: string, at: string) => string
  readonly signed: (artifact: string, digest: string, signer: string, count: number) => string
  readonly made: (file: string, id: string) => string
  readonly exists: (file: string) => string
}

const en: SignatureWords = {
  problem: {
    unsigned: () => 'no signature is about it',
    'other-digest': ({ signed, found }) => `it was changed after it was signed, or is another one: signed ${signed}, found ${found}`,
    'other-name': ({ signed }) => `its content is signed under another name: ${signed}`,
    'not-an-envelope': ({ file }) => `signature file ${file} is no DSSE envelope, or is cut off`,
    'other-payload-type': ({ found, expected }) => `an envelope holds "${found}", expected "${expected}"`,
    'other-statement': ({ found, expected }) => `an envelope states something else: found "${found}", expected "${expected}"`,
    'signature-wrong': ({ signer }) => `the signature in the name of ${signer} is wrong: it is by another key, or over something else`,
    'signer-unknown': ({ key }) => `the key file has no key that made the signature${key === '' ? '' : ` (${key})`}`,
    'key-not-yet-valid': ({ signer, from, at }) => `the key of ${signer} is valid from ${from}, not at ${at}`,
    'key-expired': ({ signer, to, at }) => `the key of ${signer} was valid to ${to}, not at ${at}`,
    'key-revoked': ({ signer, on, reason }) => `the key of ${signer} was revoked on ${on}: ${reason}`,
    'too-few-signers': ({ found, expected }) => `${found} of ${expected} signers`,
  },
  refused: 'refused: a pack without the signatures asked for',
  trusted: (artifact, signers, at) => `${artifact}: signed by ${signers.join(', ')}; keys judged at ${at}`,
  notTrusted: (artifact, at) => `${artifact}: not trusted; keys judged at ${at}`,
  signed: (artifact, digest, signer, count) =>
    `${artifact} (${digest}) signed by ${signer}; ${count} ${count === 1 ? 'signature' : 'signatures'}`,
  made: (file, id) => `private key: ${file}; keep it to yourself. Id of the public key: ${id}`,
  exists: (file) => `${file} is there already; a private key is never overwritten`,
}

const zh: SignatureWords = {
  problem: {
    unsigned: () => '没有针对它的签名',
    'other-digest': ({ signed, found }) => `签名后被改动，或不是同一个：签名的是 ${signed}，实为 ${found}`,
    'other-name': ({ signed }) => `其内容以另一个名称签名：${signed}`,
    'not-an-envelope': ({ file }) => `第 ${file} 个签名文件不是 DSSE 信封，或不完整`,
    'other-payload-type': ({ found, expected }) => `信封内容类型为“${found}”，应为“${expected}”`,
    'other-statement': ({ found, expected }) => `信封中是另一种声明：实为“${found}”，应为“${expected}”`,
    'signature-wrong': ({ signer }) => `以“${signer}”名义的签名不成立：由其他密钥所签，或针对其他内容`,
    'signer-unknown': ({ key }) => `密钥文件中没有作出该签名的密钥${key === '' ? '' : `（${key}）`}`,
    'key-not-yet-valid': ({ signer, from, at }) => `“${signer}”的密钥自 ${from} 起有效，${at} 尚未生效`,
    'key-expired': ({ signer, to, at }) => `“${signer}”的密钥有效期至 ${to}，${at} 已过期`,
    'key-revoked': ({ signer, on, reason }) => `“${signer}”的密钥已于 ${on} 撤销：${REASONS[reason] ?? reason}`,
    'too-few-signers': ({ found, expected }) => `须有 ${expected} 位签名人，实有 ${found} 位`,
  },
  refused: '已拒绝：规则包缺少所要求的签名',
  trusted: (artifact, signers, at) => `${artifact}：签名人 ${signers.join('、')}；密钥按 ${at} 判断`,
  notTrusted: (artifact, at) => `${artifact}：不可信；密钥按 ${at} 判断`,
  signed: (artifact, digest, signer, count) => `${artifact}（${digest}）已由“${signer}”签名；共 ${count} 个签名`,
  made: (file, id) => `私钥：${file}，请妥善保管，勿外传。公钥编号：${id}`,
  exists: (file) => `${file} 已存在；私钥从不覆盖`,
}

const REASONS: Readonly<Record<string, string>> = { compromised: '已泄露', superseded: '已更换', ceased: '停止使用' }

const tables: Readonly<Record<Language, SignatureWords>> = { en, zh }

/** What the commands say about keys and signatures, in one language. */
export function signatureWordsIn(language: Language): SignatureWords {
  return tables[language]
}

/** One line about a problem, with its code. */
export function problemLine({ code, artifact, params }: SignatureProblem, language: Language): string {
  const words = tables[language].problem[code] as (params: SignatureProblem['params']) => string // the table is keyed by the same union
  // What an envelope says of itself may be anything.
  return onOneLine(`${artifact}${language === 'zh' ? '：' : ': '}${words(params)} [${code}]`)
}
