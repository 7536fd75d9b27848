import type { Language } from '../../messages/messages.js'

/** The fixed words of generated pages. */
export interface PageWords {
  readonly generated: string
  readonly other: string
  readonly pack: string
  readonly semantics: string
  readonly rules: string
  readonly clauses: string
  readonly cases: string
  readonly documents: string
  readonly issued: string
  readonly inForce: (from: string | undefined, to: string | undefined) => string
  readonly scoring: string
  readonly unofficial: string
  readonly official: string
  readonly groupsHead: readonly string[]
  readonly grades: string
  readonly judged: string
  readonly judgedIntro: string
  readonly rulesHead: readonly string[]
  readonly figures: string
  readonly figuresIntro: string
  readonly figuresHead: readonly string[]
  readonly noFigure: string
  readonly confirmed: (by: string, on: string) => string
  readonly notScored: string
  readonly notScoredIntro: string
  readonly notScoredHead: readonly string[]
  readonly none: string
  readonly readings: string
  readonly readingsHead: readonly string[]
  readonly notJudged: string
  readonly notJudgedIntro: string
  readonly notJudgedHead: readonly string[]
  readonly gate: (cap: string) => string
  readonly table: string
  readonly to: string
  readonly crosswalk: string
  readonly crosswalkGenerated: string
  readonly crosswalkIntro: string
  readonly crosswalkHead: readonly string[]
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    generated:
      'Generated from the pack by src/node/build/pack-page.ts. Do not edit: UPDATE_DOCS=1 npx vitest run tests/docs writes it anew.',
    other: '中文',
    pack: 'Pack',
    semantics: 'semantics',
    rules: 'Rules',
    clauses: 'Clauses',
    cases: 'Worked cases',
    documents: 'Documents',
    issued: 'issued',
    inForce: (from, to) => [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter(Boolean).join(' '),
    scoring: 'How the score is formed',
    unofficial: 'Weights, grades and gates are this project’s default, not official.',
    official: 'The document itself gives the weights.',
    groupsHead: ['Group', 'Weight', 'Rules that score'],
    grades: 'Grades, by the points needed',
    judged: 'What is judged',
    judgedIntro: 'Each clause with its rules. Source grade: A official text seen, B two sources agree, C one secondary source, D none.',
    rulesHead: ['Rule', 'Judges', 'Obligation', 'By', 'Limit', 'Source', 'Cases'],
    figures: 'Figures and tables',
    figuresIntro: 'Every threshold of the pack, with its unit, when it is in force, and where it stands.',
    figuresHead: ['Parameter', 'Key', 'Figure', 'In force', 'Clause', 'Source', 'Read from'],
    noFigure: 'waits for the print',
    confirmed: (by, on) => `confirmed by ${by}, ${on}`,
    notScored: 'Judged by nobody yet: figures and requirements that do not score',
    notScoredIntro:
      'Source grade C or D, or no figure at all. Their rules are `unknown`, listed apart and left out of the score until a person confirms them.',
    notScoredHead: ['Rule', 'Why', 'Clause'],
    none: 'None.',
    readings: 'Readings',
    readingsHead: ['Term', 'Clause', 'How it was read', 'Why'],
    notJudged: 'What is not judged',
    notJudgedIntro: 'Clauses without a rule, and why.',
    notJudgedHead: ['Clause', 'Says', 'Status', 'Why'],
    gate: (cap) => `gate: at best ${cap} where it fails`,
    table: 'table',
    to: ' to ',
    crosswalk: 'The packs side by side',
    crosswalkGenerated:
      'Generated from rules/crosswalk.json and the packs by src/node/build/crosswalk-page.ts. Do not edit: UPDATE_DOCS=1 npx vitest run tests/docs writes it anew.',
    crosswalkIntro:
      'What several documents say of the same matter, and in what they differ. Each rule is judged by its own pack; none stands for another.',
    crosswalkHead: ['Rule', 'Clause', 'Judges', 'Obligation', 'Limit'],
  },
  zh: {
    generated: '本页由 src/node/build/pack-page.ts 根据规则包生成，请勿手改；更新命令：UPDATE_DOCS=1 npx vitest run tests/docs',
    other: 'English',
    pack: '规则包',
    semantics: '语义版本',
    rules: '规则',
    clauses: '条款',
    cases: '算例',
    documents: '文件',
    issued: '印发日期',
    inForce: (from, to) => [from === undefined ? '' : `自 ${from} 起`, to === undefined ? '' : `至 ${to} 止`].filter(Boolean).join(''),
    scoring: '计分办法',
    unofficial: '权重、等级和否决项均为本项目的默认设置，非官方规定。',
    official: '权重由文件本身规定。',
    groupsHead: ['分组', '权重', '计分规则数'],
    grades: '各等级所需分值',
    judged: '评判内容',
    judgedIntro: '逐条列出条款及其规则。来源等级：A 见到官方文本，B 两个来源一致，C 仅一个二手来源，D 无来源。',
    rulesHead: ['规则', '评判对象', '约束程度', '方式', '限值', '来源', '算例'],
    figures: '数值和表',
    figuresIntro: '规则包的全部限值，附单位、有效期和出处。',
    figuresHead: ['参数', '适用条件', '数值', '有效期', '条款', '来源', '读取自'],
    noFigure: '待转录',
    confirmed: (by, on) => `${by} 于 ${on} 核对`,
    notScored: '暂不计分的数值和要求',
    notScoredIntro: '来源等级为 C、D 或尚无数值的，其规则一律为“未知”，单独列出，不计入得分，待核对原文后再启用。',
    notScoredHead: ['规则', '原因', '条款'],
    none: '无。',
    readings: '条文理解',
    readingsHead: ['用语', '条款', '如何理解', '理由'],
    notJudged: '不评判的内容',
    notJudgedIntro: '没有规则的条款及其原因。',
    notJudgedHead: ['条款', '内容', '状态', '原因'],
    gate: (cap) => `否决项：不达标时等级不高于 ${cap}`,
    table: '查表',
    to: '～',
    crosswalk: '各规则包对照',
    crosswalkGenerated:
      '本页由 src/node/build/crosswalk-page.ts 根据 rules/crosswalk.json 和各规则包生成，请勿手改；更新命令：UPDATE_DOCS=1 npx vitest run tests/docs',
    crosswalkIntro: '同一事项在不同文件中的要求及其差异。各规则由所属规则包评判，互不代替。',
    crosswalkHead: ['规则', '条款', '评判对象', '约束程度', '限值'],
  },
}
