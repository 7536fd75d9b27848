import type { Language } from '../messages/messages.js'
import type { ChangeCause } from './comparison.js'

/** What a comparison of two assessments says. */
export interface CompareWords {
  readonly cause: Readonly<Record<ChangeCause, string>>
  readonly field: Readonly<Record<string, string>>
  readonly head: Readonly<Record<'unit' | 'name' | 'item' | 'field' | 'before' | 'after' | 'cause', string>>
  readonly sheet: string
  readonly unitItself: string
  readonly nothing: string
  readonly none: string
  readonly end: Readonly<Record<'low' | 'high' | 'min' | 'max' | 'above' | 'below', string>>
  readonly title: (before: string, after: string) => string
  readonly data: (units: number, all: string) => string
  readonly pack: (id: string, before: string, after: string) => string
  readonly date: (before: string, after: string) => string
  readonly engine: (before: string, after: string) => string
  readonly waivers: (before: number, after: number) => string
  readonly operands: string
  readonly correction: Readonly<Record<'stated' | 'other' | 'unstated', (reason: string, digest: string) => string>>
  readonly sameSources: string
  readonly counted: (changes: number, units: number) => string
  readonly perhaps: (causes: readonly string[]) => string
  readonly steps: (causes: readonly string[]) => string
  readonly notIsolated: string
  readonly unexplained: (count: number) => string
  readonly more: (count: number) => string
  readonly dataNeeded: string
}

const en: CompareWords = {
  cause: { data: 'data', pack: 'pack', date: 'date', waivers: 'waivers', engine: 'engine', unexplained: 'UNEXPLAINED' },
  field: {
    '': 'whole',
    approximate: 'approximate',
    clause: 'clause',
    counts: 'counts',
    digest: 'digest of the data',
    document: 'document',
    gates: 'gates',
    grade: 'grade',
    grades: 'possible grades',
    groups: 'points of groups',
    layers: 'limits of layers',
    level: 'level',
    limit: 'limit',
    margin: 'margin',
    missing: 'missing data',
    figures: 'figures used',
    name: 'name',
    obligation: 'obligation',
    operands: 'values read',
    order: 'order',
    parent: 'parent',
    points: 'points',
    reason: 'reason',
    remedies: 'remedies',
    score: 'score',
    shortfall: 'shortfall',
    sourceGrade: 'source grade',
    status: 'status',
    unit: 'unit of measurement',
    value: 'value',
    waivers: 'waivers',
    withWaivers: 'score with waivers',
  },
  head: { unit: 'Id', name: 'Name', item: 'Item', field: 'What', before: 'Before', after: 'After', cause: 'Cause' },
  sheet: 'Changed values',
  unitItself: 'unit',
  nothing: 'No value, outcome or score differs.',
  none: 'none',
  end: { low: 'low', high: 'high', min: 'least', max: 'most', above: 'above', below: 'below' },
  title: (before, after) => `Comparison ${before} → ${after}`,
  data: (units, all) => `data differ: ${units} ${units === 1 ? 'unit' : 'units'} (${all})`,
  pack: (id, before, after) => `pack differs: ${id} ${before} → ${after}`,
  date: (before, after) => `date differs: ${before} → ${after}`,
  engine: (before, after) => `engine differs: ${before} → ${after}`,
  waivers: (before, after) => `waivers differ: ${before} → ${after} given`,
  operands: 'only one of them lists operands: these are not compared',
  correction: {
    stated: (reason) => `the later dataset corrects the earlier one: ${reason}`,
    other: (reason, digest) => `THE LATER DATASET SAYS THAT IT CORRECTS ${digest}…, WHICH IS NOT THE EARLIER ONE: ${reason}`,
    unstated: () => 'a restatement: data of the same date differ, and the later dataset does not say that it corrects the earlier one',
  },
  sameSources: 'made from the same data, packs and date by the same engine',
  counted: (changes, units) =>
    `${changes} ${changes === 1 ? 'value differs' : 'values differ'} in ${units} ${units === 1 ? 'unit' : 'units'}`,
  perhaps: (causes) => causes.join(' or '),
  steps: (causes) => causes.join(', then '),
  notIsolated: 'More than one thing differs: with --data FILE, the dataset of the later assessment, the causes are told apart.',
  unexplained: (count) => `${count} ${count === 1 ? 'value differs' : 'values differ'} without any cause: verify both assessments`,
  more: (count) => `… and ${count} more; --format csv or json has all`,
  dataNeeded: 'the data are not those of the later assessment',
}

const zh: CompareWords = {
  cause: { data: '数据', pack: '规则包', date: '日期', waivers: '豁免', engine: '引擎', unexplained: '原因不明' },
  field: {
    '': '整体',
    approximate: '约数',
    clause: '条款',
    counts: '各类结果数',
    digest: '数据摘要',
    document: '文号',
    gates: '否决项',
    grade: '等级',
    grades: '可能等级',
    groups: '分组得分',
    layers: '各层限值',
    level: '层级',
    limit: '限值',
    margin: '余量',
    missing: '缺少数据',
    figures: '所用指标数值',
    name: '名称',
    obligation: '要求程度',
    operands: '读取的数值',
    order: '次序',
    parent: '上级',
    points: '得分',
    reason: '原因',
    remedies: '整改方式',
    score: '总分',
    shortfall: '缺口',
    sourceGrade: '来源等级',
    status: '结果',
    unit: '计量单位',
    value: '现状',
    waivers: '豁免',
    withWaivers: '计入豁免的总分',
  },
  head: { unit: '编号', name: '名称', item: '内容', field: '项目', before: '之前', after: '之后', cause: '原因' },
  sheet: '变化的数值',
  unitItself: '单元',
  nothing: '各项数值、结果和得分均无变化。',
  none: '无',
  end: { low: '低值', high: '高值', min: '下限', max: '上限', above: '高于', below: '低于' },
  title: (before, after) => `评估结果比较：${before} → ${after}`,
  data: (units, all) => `数据不同：${units} 个单元（${all}）`,
  pack: (id, before, after) => `规则包不同：${id} ${before} → ${after}`,
  date: (before, after) => `评估日期不同：${before} → ${after}`,
  engine: (before, after) => `引擎不同：${before} → ${after}`,
  waivers: (before, after) => `豁免不同：${before} → ${after} 项`,
  operands: '只有一份列有读取的数值，不作比较',
  correction: {
    stated: (reason) => `之后的数据集声明更正之前的数据集：${reason}`,
    other: (reason, digest) => `注意：之后的数据集声明更正的是 ${digest}…，并非之前的数据集：${reason}`,
    unstated: () => '属重述：同一日期的数据不同，而之后的数据集未声明更正之前的数据集',
  },
  sameSources: '数据、规则包、日期和引擎均相同',
  counted: (changes, units) => `${units} 个单元的 ${changes} 处数值不同`,
  perhaps: (causes) => causes.join('或'),
  steps: (causes) => causes.join('，继而'),
  notIsolated: '不同之处不止一种：用 --data 给出之后那份评估的数据集，即可区分原因。',
  unexplained: (count) => `${count} 处数值不同而原因不明：请对两份评估结果分别进行 verify`,
  more: (count) => `……另有 ${count} 项，--format csv 或 json 可列全部`,
  dataNeeded: '所给数据不是之后那份评估所用的数据',
}

const tables: Readonly<Record<Language, CompareWords>> = { en, zh }

/** What a comparison says, in one language. */
export function compareWordsIn(language: Language): CompareWords {
  return tables[language]
}
