import type { Language } from '../messages/messages.js'
import type { DifferenceCode } from '../verification/differences.js'

/** What `verify` and `prove` say. */
export interface VerifyWords {
  readonly equal: (units: number, digest: string) => string
  readonly differs: (count: number) => string
  readonly more: (count: number) => string
  readonly code: Readonly<Record<DifferenceCode, string>>
  readonly unit: (id: string) => string
  readonly recorded: string
  readonly recomputed: string
  readonly reads: string
  readonly nothing: string
  readonly colon: string
  readonly notRecorded: (file: string) => string
  readonly truncated: (file: string) => string
  readonly notAProof: (file: string) => string
  readonly member: (unit: string, dataset: string) => string
  readonly waiversTaken: (count: number) => string
  readonly otherUnit: (proof: string, unit: string) => string
}

const en: VerifyWords = {
  equal: (units, digest) => `equal: ${units} ${units === 1 ? 'unit' : 'units'} recomputed, every byte the same (${digest})`,
  differs: (count) => `not equal: ${count} ${count === 1 ? 'difference' : 'differences'}`,
  more: (count) => `… and ${count} more`,
  code: {
    'semantics-differ': 'made with another version of the semantics',
    'pack-missing': 'made with a pack that is not at hand: give it with --pack FILE',
    'pack-differs': 'the pack of this name and version is another one',
    'dataset-differs': 'made from another dataset',
    'unit-missing': 'the data have this unit, the assessment does not',
    'unit-unknown': 'the assessment has this unit, the data do not',
    'unit-data-differ': 'the data of this unit are others',
    'waivers-differ': 'the waivers are others',
    'mask-differs': 'masked values and the list of masks, or the original, do not agree',
    'file-differs': 'the file in the archive is another than its manifest lists',
    'file-missing': 'the manifest lists a file that the archive does not have',
    'file-unknown': 'the archive has a file that its manifest does not list',
    'outcome-missing': 'the rule judges this unit, the assessment does not have it',
    'outcome-unknown': 'the assessment has a rule that does not judge this unit',
    'value-differs': 'another value',
    'order-differs': 'in another order',
    'seal-broken': 'changed after it was made: the digest is not that of its own content',
    'digest-differs': 'the digest is another one',
  },
  unit: (id) => `unit ${id}`,
  recorded: 'recorded',
  recomputed: 'recomputed',
  reads: 'reads',
  nothing: 'nothing',
  colon: ': ',
  notRecorded: (file) => `${file}: expected an assessment of the format wanzheng/assessment/1, as JSON or NDJSON`,
  truncated: (file) => `${file}: the last line, with the digest, is missing`,
  notAProof: (file) => `${file}: expected a proof of the format wanzheng/proof/1`,
  member: (unit, dataset) => `unit ${unit} belongs to the dataset of the assessment (${dataset})`,
  waiversTaken: (count) =>
    `with ${count} ${count === 1 ? 'waiver' : 'waivers'} as the assessment lists them; --waivers FILE compares them with a file`,
  otherUnit: (proof, unit) => `the proof is for unit ${proof}, not ${unit}`,
}

const zh: VerifyWords = {
  equal: (units, digest) => `一致：重算 ${units} 个单元，逐字节相同（${digest}）`,
  differs: (count) => `不一致：${count} 处不同`,
  more: (count) => `……另有 ${count} 处`,
  code: {
    'semantics-differ': '评估所用的语义版本不同',
    'pack-missing': '评估所用的规则包不在手边，请用 --pack 文件 给出',
    'pack-differs': '同名同版本的规则包内容不同',
    'dataset-differs': '评估所用的数据集不同',
    'unit-missing': '数据中有该单元，评估结果中没有',
    'unit-unknown': '评估结果中有该单元，数据中没有',
    'unit-data-differ': '该单元的数据不同',
    'waivers-differ': '豁免不同',
    'mask-differs': '被遮盖的值与遮盖清单或原始数据不符',
    'file-differs': '包内文件与清单所列不同',
    'file-missing': '清单所列文件不在包内',
    'file-unknown': '包内文件不在清单之列',
    'outcome-missing': '该规则适用于此单元，评估结果中没有',
    'outcome-unknown': '评估结果中有一条不适用于此单元的规则',
    'value-differs': '数值不同',
    'order-differs': '顺序不同',
    'seal-broken': '生成后被改动：摘要与自身内容不符',
    'digest-differs': '摘要不同',
  },
  unit: (id) => `单元 ${id}`,
  recorded: '记录值',
  recomputed: '重算值',
  reads: '读取',
  nothing: '无',
  colon: '：',
  notRecorded: (file) => `${file}：应为 wanzheng/assessment/1 格式的评估结果（JSON 或 NDJSON）`,
  truncated: (file) => `${file}：缺少带摘要的末行`,
  notAProof: (file) => `${file}：应为 wanzheng/proof/1 格式的包含证明`,
  member: (unit, dataset) => `单元 ${unit} 属于该评估所用的数据集（${dataset}）`,
  waiversTaken: (count) => `含评估结果自身所列的 ${count} 项豁免；用 --waivers 文件 可与原件比对`,
  otherUnit: (proof, unit) => `证明针对单元 ${proof}，而非 ${unit}`,
}

const tables: Readonly<Record<Language, VerifyWords>> = { en, zh }

/** What `verify` and `prove` say, in one language. */
export function verifyWordsIn(language: Language): VerifyWords {
  return tables[language]
}
