import type { Language } from '../../messages/messages.js'
import type { AuditManifest } from '../../schema/audit.js'

/** The page of an audit archive that says what is in it and how to check it. */
export function auditReadme(manifest: Omit<AuditManifest, 'files'>, digest: string, units: number, language: Language): string {
  return `${(language === 'zh' ? zh : en)(manifest, digest, units).join('\n')}\n`
}

type Manifest = Omit<AuditManifest, 'files'>

function en(
  { assessment, data, packs, signatures, waivers, explained, masks, program }: Manifest,
  digest: string,
  units: number,
): readonly string[] {
  return [
    '# Audit archive',
    '',
    `An assessment of ${units} ${units === 1 ? 'unit' : 'units'} with everything it was made from, by wanzheng ${program}.`,
    '',
    `Digest of the assessment: ${digest}`,
    '',
    `- \`${assessment}\`: the assessment`,
    `- \`${data}\`: the data${masks === undefined ? '' : ', with values masked'}`,
    `- ${packs
      .flat()
      .map((name) => `\`${name}\``)
      .join(', ')}: the rule packs, and overlays on them`,
    ...(waivers === undefined ? [] : [`- \`${waivers}\`: waivers`]),
    ...(signatures.length === 0 ? [] : [`- ${signatures.map((name) => `\`${name}\``).join(', ')}: signatures of packs`]),
    ...(explained === 0
      ? []
      : [
          `- \`explanations/en/index.html\`: every outcome of ${explained === units ? 'each unit' : `the first ${explained} units`}, step by step`,
        ]),
    ...(masks === undefined
      ? []
      : [`- \`${masks.file}\`: what was masked: place and commitment of each value, SHA-256 of [salt, value] as canonical JSON`]),
    '- `manifest.json`: every file with the SHA-256 of its bytes',
    '',
    '## To check it',
    '',
    '`wanzheng verify FILE.zip` recomputes the assessment from the data and packs in the archive, and compares every byte. It needs no other file and no network. Packs are held to the releases that come with the program; what does not come with it is named.',
    '',
    'Compare the digest above with the one that was published: an archive that was made anew throughout has another one.',
    ...(masks?.digests === 'recorded'
      ? [
          '',
          'The assessment was made from the open data. The digests of masked units stand in the list of masks; `verify` shows that they lead to the digest of the dataset, and recomputes every outcome from what is open. It does not show that what is hidden, or read by no rule, is what was assessed: that takes the original data and the secret of their holder.',
        ]
      : []),
  ]
}

function zh(
  { assessment, data, packs, signatures, waivers, explained, masks, program }: Manifest,
  digest: string,
  units: number,
): readonly string[] {
  return [
    '# 审计包',
    '',
    `${units} 个单元的评估结果及其全部依据，由 wanzheng ${program} 生成。`,
    '',
    `评估结果的摘要：${digest}`,
    '',
    `- \`${assessment}\`：评估结果`,
    `- \`${data}\`：数据${masks === undefined ? '' : '，部分值已遮盖'}`,
    `- ${packs
      .flat()
      .map((name) => `\`${name}\``)
      .join('、')}：规则包及其叠加包`,
    ...(waivers === undefined ? [] : [`- \`${waivers}\`：豁免`]),
    ...(signatures.length === 0 ? [] : [`- ${signatures.map((name) => `\`${name}\``).join('、')}：规则包的签名`]),
    ...(explained === 0
      ? []
      : [`- \`explanations/zh-CN/index.html\`：${explained === units ? '各单元' : `前 ${explained} 个单元`}每条结果的逐步说明`]),
    ...(masks === undefined ? [] : [`- \`${masks.file}\`：遮盖清单：每个值的位置和承诺值，即规范 JSON [盐, 值] 的 SHA-256`]),
    '- `manifest.json`：每个文件及其字节的 SHA-256',
    '',
    '## 如何核对',
    '',
    '`wanzheng verify 文件.zip` 用包内的数据和规则包重算评估结果，逐字节比对，不需要其他文件，也不需要网络。规则包与程序自带的发布版本核对；程序不带的会指明。',
    '',
    '请将上面的摘要与公布的摘要比对：整体重做的审计包，其摘要必然不同。',
    ...(masks?.digests === 'recorded'
      ? [
          '',
          '本评估结果由未遮盖的数据得出。被遮盖单元的摘要列在遮盖清单中；`verify` 证明它们与数据集的摘要相符，并用未遮盖的数据重算各项结果。被遮盖的值以及规则不读取的值是否就是当时评估所用的，`verify` 不能证明，须有原始数据及其保管者的密值。',
        ]
      : []),
  ]
}
