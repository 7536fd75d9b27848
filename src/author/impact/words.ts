import type { Language } from '../../messages/messages.js'
import type { Move } from './impact.js'

/** What an impact says beside the words of reports and of differences. */
export interface ImpactWords {
  readonly title: (before: string, after: string) => string
  readonly judged: (units: number, asOf: string) => string
  readonly nothing: string
  readonly sheet: Readonly<Record<'flips' | 'scores' | 'grades' | 'causes' | 'rules', string>>
  readonly head: Readonly<
    Record<
      | 'unit'
      | 'name'
      | 'rule'
      | 'level'
      | 'before'
      | 'after'
      | 'cause'
      | 'score'
      | 'delta'
      | 'grade'
      | 'place'
      | 'move'
      | 'units'
      | 'flips'
      | 'scores'
      | 'number',
      string
    >
  >
  readonly move: Readonly<Record<Move, string>>
  readonly absent: string
  readonly noScore: string
  readonly together: (causes: string) => string
  readonly either: (causes: string) => string
  readonly unattributed: string
  readonly share: (cause: string, points: string) => string
  readonly andTogether: string
  readonly alone: string
  readonly flipped: (flips: number, units: number) => string
  readonly scored: (units: number) => string
  readonly moved: (up: number, down: number, unclear: number) => string
  readonly more: (count: number) => string
  readonly otherPacks: (before: string, after: string) => string
}

const en: ImpactWords = {
  title: (before, after) => `Impact of ${before} → ${after}`,
  judged: (units, asOf) => `${units} ${units === 1 ? 'unit' : 'units'} judged by both, law as of ${asOf}`,
  nothing: 'No outcome, score or grade changes.',
  sheet: { flips: 'Outcomes that flip', scores: 'Scores and places', grades: 'Grades', causes: 'Changes', rules: 'Flips by rule' },
  head: {
    unit: 'Id',
    name: 'Name',
    rule: 'Rule',
    level: 'Level',
    before: 'Before',
    after: 'After',
    cause: 'By which change',
    score: 'Score',
    delta: 'Score moves by',
    grade: 'Grade',
    place: 'Place',
    move: 'Place moves',
    units: 'Units',
    flips: 'Outcomes flipped',
    scores: 'Scores moved',
    number: 'No.',
  },
  move: { up: 'up', down: 'down', unclear: 'cannot be told', same: 'same' },
  absent: 'no such rule',
  noScore: 'none',
  together: (causes) => `${causes} together`,
  either: (causes) => `any of ${causes}`,
  unattributed: 'not attributed',
  share: (cause, points) => `${cause}: ${points}`,
  andTogether: 'they interact',
  alone: 'needs other changes to hold together',
  flipped: (flips, units) => `${flips} ${flips === 1 ? 'outcome flips' : 'outcomes flip'} in ${units} ${units === 1 ? 'unit' : 'units'}`,
  scored: (units) => `${units} ${units === 1 ? 'score or grade moves' : 'scores or grades move'}`,
  moved: (up, down, unclear) => `places for certain: ${up} up, ${down} down; ${unclear} cannot be told`,
  otherPacks: (before, after) => `an impact is that of two versions of one pack: found ${before} and ${after}`,
  more: (count) => `… and ${count} more; --format csv or json has all`,
}

const zh: ImpactWords = {
  title: (before, after) => `修改影响：${before} → ${after}`,
  judged: (units, asOf) => `两个版本均已评估 ${units} 个单元，按 ${asOf} 的规定`,
  nothing: '各项结果、得分和等级均无变化。',
  sheet: { flips: '结果变化', scores: '得分和名次', grades: '等级变化', causes: '修改内容', rules: '按规则汇总' },
  head: {
    unit: '编号',
    name: '名称',
    rule: '规则',
    level: '层级',
    before: '修改前',
    after: '修改后',
    cause: '由哪项修改引起',
    score: '得分',
    delta: '得分变动',
    grade: '等级',
    place: '名次',
    move: '名次变动',
    units: '单元数',
    flips: '引起结果变化',
    scores: '引起得分变动',
    number: '序号',
  },
  move: { up: '上升', down: '下降', unclear: '不能确定', same: '不变' },
  absent: '无此规则',
  noScore: '无',
  together: (causes) => `${causes} 共同作用`,
  either: (causes) => `${causes} 任一`,
  unattributed: '未能归因',
  share: (cause, points) => `${cause}：${points}`,
  andTogether: '存在相互作用',
  alone: '须与其他修改一并生效',
  flipped: (flips, units) => `${units} 个单元的 ${flips} 项结果变化`,
  scored: (units) => `${units} 个单元的得分或等级变动`,
  moved: (up, down, unclear) => `名次确定上升 ${up}，确定下降 ${down}，不能确定 ${unclear}`,
  otherPacks: (before, after) => `影响分析针对同一规则包的两个版本：现有 ${before} 和 ${after}`,
  more: (count) => `……另有 ${count} 项，--format csv 或 json 可列全部`,
}

const tables: Readonly<Record<Language, ImpactWords>> = { en, zh }

/** What an impact says, in one language. */
export function impactWordsIn(language: Language): ImpactWords {
  return tables[language]
}
