import type { Phrases } from './phrases.js'

const day = (iso: string): string => {
  const [year, month, date] = iso.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

// Between a word and a figure stands a space, between words none.
const spaced = (text: string): string => (/^[\d−]/.test(text) ? ` ${text}` : text)

// Quotes inside quotes.
const inner = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')

export const zh: Phrases = {
  and: (parts) => parts.join('，且'),
  or: (parts) => parts.join('，或'),
  not: (text) => `并非“${inner(text)}”`,
  compared: {
    '>=': (a, b) => `${a}不小于${spaced(b)}`,
    '<=': (a, b) => `${a}不大于${spaced(b)}`,
    '>': (a, b) => `${a}大于${spaced(b)}`,
    '<': (a, b) => `${a}小于${spaced(b)}`,
    '=': (a, b) => `${a}为${spaced(b)}`,
    '!=': (a, b) => `${a}不为${spaced(b)}`,
  },
  dated: {
    '>=': (a, b) => `${a}不早于${b}`,
    '<=': (a, b) => `${a}不晚于${b}`,
    '>': (a, b) => `${a}晚于${b}`,
    '<': (a, b) => `${a}早于${b}`,
  },
  between: (low, value, high) => `${value}在${spaced(low)}至${spaced(high)}之间`,
  among: (value, values) => `${value}为${values.join('或')}`,
  isFalse: (field) => `“${field.replace('是否', '')}”为否`,
  isTrue: (field) => field.replace('是否', '已'),
  list: (parts) => parts.join('、'),
  sum: (of, what) => `各${of}的${what}合计`,
  largest: (of, what) => `${of}的${what}（有多处的取最大）`,
  smallest: (of, what) => `${of}的${what}（有多处的取最小）`,
  count: (of) => `${of}的数量`,
  filtered: (of, condition) => `符合“${inner(condition)}”的${of}`,
  every: (of, condition) => `每处${of}均符合“${inner(condition)}”`,
  some: (of, condition) => `至少一处${of}符合“${inner(condition)}”`,
  none: (of, condition) => `没有${of}符合“${inner(condition)}”`,
  there: (of) => `设有${of}`,
  notThere: (of) => `没有${of}`,
  orZero: (text) => `${text}（没有的按 0 计）`,
  chosen: (choices, otherwise) => `${choices.map(([condition, text]) => `${condition}时取${text}`).join('，')}，其余情形取${otherwise}`,
  lesser: (parts) => `${parts.join('与')}中较小者`,
  greater: (parts) => `${parts.join('与')}中较大者`,
  days: (from, to) => `${from}至${to}的天数`,
  later: (date, months) => `${date}加${spaced(months)}`,
  inTable: (title, keys) => `“${title}”表中与${keys.join('、')}对应的数值`,
  figure: (title, figure) => `${title}（${figure}）`,
  finding: (label) => `“${label}”的评判结果`,
  noted: (text, note) => `${text}（${note}）`,
  quoted: (text) => `“${text}”`,
  judged: (label) => `“${label}”经评判为“是”`,
  truth: { true: '是', false: '否' },
  bracketed: (text) => `（${text}）`,
  limit: {
    min: (figure) => `不低于${spaced(figure)}`,
    max: (figure) => `不超过${spaced(figure)}`,
    above: (figure) => `大于${spaced(figure)}`,
    below: (figure) => `小于${spaced(figure)}`,
    range: (figure) => `为${spaced(figure)}`,
  },
  range: (low, high) => `${low} 至 ${high}`,
  held: (measure, limits) => `${measure}${/[\p{Script=Han}）]$/u.test(measure) ? '' : ' '}${limits.join('，且')}`,
  rowKeys: (keys) => keys.map(([key, value]) => `${key}${spaced(value)}`).join('、'),
  rows: (rows) => rows.join('；'),
  oneOfRows: (rows) => `对应的数值（${rows.join('；')}）`,
  manyRows: (title, keys, count) => `“${title}”表的对应数值（按${keys.join('、')}查取，共 ${count} 行）`,
  periods: (periods) => periods.join('、'),
  row: (keys, figure) => `${keys}：${figure}`,
  band: (low, high, excludes) => {
    const [first, last] = [
      excludes === 'low' || excludes === 'both' ? `大于 ${low}` : `${low} 以上`,
      excludes === 'high' || excludes === 'both' ? `不足 ${high}` : `${high} 以下`,
    ]
    return low === null ? last : high === null ? first : `${first}、${last}`
  },
  period: (figure, from, to) => `${figure}（${from === null ? '' : day(from)}${to === null ? '起' : `至${day(to)}`}）`,
  waiting: '待转录的数值',
  unverified: '未核实，不计分',
  date: day,
  obliged: {
    must: (who) => `${who}必须满足：`,
    shall: (who) => `${who}应当满足：`,
    should: (who) => `${who}宜满足：`,
    may: (who) => `${who}可满足（不计分）：`,
    encourage: (who) => `鼓励${who}满足（不计分）：`,
  },
  who: (levels) => levels.join('、'),
  when: (condition) => `${condition}的，`,
  from: (date) => `自${day(date)}起，`,
  until: (date) => `至${day(date)}止，`,
  rounded: (digits) => `（修约到小数点后 ${digits} 位再比较）`,
  cited: (document, locator) => `（${document} ${locator}）`,
  capped: (grade) => `未达标的，等级不高于 ${grade}。`,
  whole: ({ time, when, obliged, what, cited, after }) => `${time}${when}${obliged}${what}${cited}。${after}`,
}
