import type { Label } from '../schema/label.js'
import { TABLE_OPTIONS } from './table-options.js'

/** One option of the command line. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: true
  /** How its value is shown in the help. */
  readonly value?: string
  readonly choices?: readonly string[]
  /** Whether it may stand alone; its value then follows `=`. */
  readonly optional?: true
  /** Whether its value is a number from 0 to 100. */
  readonly isPercent?: true
  readonly summary: Label
}

/** Formats of an assessment. */
export const FORMATS = ['table', 'json', 'ndjson', 'md', 'csv', 'html', 'xlsx'] as const
export type FormatName = (typeof FORMATS)[number]

const DEFAULT_PACK = 'notice-2022-48'

/** Every option; a command names those it takes. */
export const OPTIONS = {
  pack: {
    type: 'string',
    multiple: true,
    value: 'ID[@VERSION]|FILE',
    summary: {
      en: `rule pack, bundled or a file, or an overlay file; may be given again (default ${DEFAULT_PACK})`,
      zh: `规则包：内置的编号、文件，或叠加包文件；可多次给出（默认 ${DEFAULT_PACK}）`,
    },
  },
  'as-of': {
    type: 'string',
    value: 'YYYY-MM-DD',
    summary: { en: "date whose law applies, instead of the dataset's own", zh: '按哪一天的规定评估，代替数据集自带的日期' },
  },
  format: {
    type: 'string',
    value: FORMATS.join('|'),
    choices: FORMATS,
    summary: { en: 'form of the result (default table)', zh: '结果格式（默认 table，即文本表）' },
  },
  output: {
    type: 'string',
    short: 'o',
    value: 'FILE',
    summary: { en: 'write to a file instead of standard output', zh: '写入文件，而不是标准输出' },
  },
  rule: {
    type: 'string',
    value: 'RULE',
    summary: { en: 'rule to explain, as ID or PACK/ID', zh: '要解释的规则，写作 编号 或 规则包/编号' },
  },
  unit: {
    type: 'string',
    value: 'ID',
    summary: { en: 'unit meant; not needed where the dataset has one', zh: '所指的单元；数据集只有一个单元时可省略' },
  },
  operands: {
    type: 'boolean',
    summary: {
      en: 'list in each outcome the values its rule read, with their sources, and the figures it was held to',
      zh: '在每条结果中列出规则读取的数值及其来源，以及所依据的指标数值',
    },
  },
  waivers: {
    type: 'string',
    value: 'FILE',
    summary: { en: 'file of waivers; they change no outcome', zh: '豁免文件；豁免不改变任何评判结果' },
  },
  mask: {
    type: 'string',
    multiple: true,
    value: 'FIELD',
    summary: {
      en: 'hide a field that no rule reads, wherever it stands; may be given again',
      zh: '遮盖一个规则不读取的字段，不论位于何处；可多次给出',
    },
  },
  'mask-personal': {
    type: 'boolean',
    summary: {
      en: 'hide every free text: remarks, evidence, sources, names of facilities, fields that no rule knows',
      zh: '遮盖所有自由文字：备注、证据、来源、设施名称，以及规则不认识的字段',
    },
  },
  salt: {
    type: 'string',
    value: 'FILE',
    summary: { en: 'secret that masks are made with; it stays with the holder of the data', zh: '生成遮盖所用的密值，由数据保管者留存' },
  },
  data: {
    type: 'string',
    value: 'FILE',
    summary: {
      en: 'dataset: what the assessment was made from, or what both packs are tried on',
      zh: '数据集：评估所用的，或试评两个规则包的',
    },
  },
  proof: {
    type: 'string',
    value: 'FILE',
    summary: { en: 'proof that the one unit in the data belongs to the dataset', zh: '数据中唯一单元属于该数据集的证明' },
  },
  write: {
    type: 'string',
    value: 'FILE',
    summary: { en: 'save the cases that are missing, for a person to confirm', zh: '保存缺少的算例，供人工核对确认' },
  },
  'min-coverage': {
    type: 'string',
    value: 'PERCENT',
    isPercent: true,
    summary: { en: 'least share of rules with every kind of case', zh: '各类算例齐全的规则所占比例的下限' },
  },
  'min-mutation': {
    type: 'string',
    value: 'PERCENT',
    isPercent: true,
    summary: { en: 'least share of small changes that a case notices', zh: '算例能发现的细小改动所占比例的下限' },
  },
  reference: {
    type: 'boolean',
    summary: {
      en: 'evaluate expressions by json-logic-js with exact operators, in place of the own evaluator',
      zh: '改用 json-logic-js 加精确运算符求值，代替本引擎的求值器',
    },
  },
  'require-signature': {
    type: 'boolean',
    summary: {
      en: 'refuse packs that trusted keys have not signed; so does any of the four options that follow',
      zh: '拒绝未经可信密钥签名的规则包；给出以下四个选项之一时同样如此',
    },
  },
  signatures: {
    type: 'string',
    multiple: true,
    value: 'FILE',
    summary: { en: 'signatures that "pack sign" wrote; may be given again', zh: '“pack sign”写出的签名文件；可多次给出' },
  },
  keys: {
    type: 'string',
    value: 'FILE',
    summary: { en: 'key file: the public keys that are trusted, with their dates', zh: '密钥文件：可信的公钥及其有效期' },
  },
  threshold: {
    type: 'string',
    value: 'N',
    summary: { en: 'how many holders of keys must have signed (default 1)', zh: '至少须有几位持有人签名（默认 1）' },
  },
  at: {
    type: 'string',
    value: 'YYYY-MM-DD',
    summary: { en: 'date on which the keys must be valid (default today)', zh: '密钥须在哪一天有效（默认今天）' },
  },
  key: {
    type: 'string',
    value: 'FILE',
    summary: { en: 'private key to sign with, as "pack keygen" wrote it', zh: '签名用的私钥，由“pack keygen”生成' },
  },
  note: {
    type: 'string',
    value: 'TEXT',
    summary: { en: 'what the signer says; it is signed too', zh: '签名人的说明，一并签名' },
  },
  name: { type: 'string', value: 'NAME', summary: { en: 'who holds the key', zh: '密钥持有人' } },
  from: { type: 'string', value: 'YYYY-MM-DD', summary: { en: 'first day on which the key is valid', zh: '密钥有效期的第一天' } },
  to: { type: 'string', value: 'YYYY-MM-DD', summary: { en: 'last day on which the key is valid', zh: '密钥有效期的最后一天' } },
  ...TABLE_OPTIONS,
  json: { type: 'boolean', summary: { en: 'print JSON', zh: '输出 JSON' } },
  strict: { type: 'boolean', summary: { en: 'warnings fail the check, too', zh: '有警告也算未通过' } },
  lang: {
    type: 'string',
    value: 'zh|en',
    choices: ['zh', 'en'],
    summary: { en: 'language of texts (default: that of the locale)', zh: '文字的语言（默认依系统区域设置）' },
  },
  help: { type: 'boolean', short: 'h', summary: { en: 'show this help', zh: '显示本帮助' } },
  version: { type: 'boolean', short: 'V', summary: { en: 'show the version', zh: '显示版本' } },
} as const satisfies Readonly<Record<string, Option>>

export type OptionName = keyof typeof OPTIONS

/** An option as one command takes it. */
export function optionOf(name: OptionName, { formats }: { readonly formats?: readonly string[] }): Option {
  if (name !== 'format' || formats === undefined) return OPTIONS[name]
  const summary = formats[0] === 'text' ? TEXT_FORMAT : SHEET_FORMAT
  return { ...OPTIONS.format, value: formats.join('|'), choices: formats, summary }
}

const SHEET_FORMAT: Label = {
  en: 'form of the result (default: by the name of the file, else Markdown)',
  zh: '结果格式（默认依文件名，否则为 Markdown）',
}

const TEXT_FORMAT: Label = { en: 'form of the result (default text)', zh: '结果格式（默认 text，即文本）' }

/** Options of every command, and of the program itself. */
export const COMMON: readonly OptionName[] = ['lang', 'help', 'version']

/** What a command takes that can ask for signatures. */
export const SIGNATURE_OPTIONS = ['require-signature', 'signatures', 'keys', 'threshold', 'at'] as const satisfies readonly OptionName[]

/** The pack that is used where none is named. */
export const DEFAULT_PACKS: readonly string[] = [DEFAULT_PACK]
