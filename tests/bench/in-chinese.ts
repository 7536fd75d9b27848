/** The words of the tables. */
const WORDS: readonly (readonly [string, string])[] = [
  ['results that differ', '结果不同数'],
  ['rules expressed', '能表达的规则'],
  ['median, ms', '中位数（毫秒）'],
  ['ns a result', '每个结果（纳秒）'],
  ['÷ hand-written', '÷ 手写'],
  ['hand-written TypeScript', '手写 TypeScript'],
  ['wanzheng, many at once', 'wanzheng，成批'],
  ['wanzheng, one at a time', 'wanzheng，逐个'],
  ['| engine |', '| 引擎 |'],
  ['what grows', '增长的是'],
  ['how many', '数量'],
  ['µs a community', '每个社区（微秒）'],
  ['ms a community', '每个社区（毫秒）'],
  ['peak memory, MB', '峰值内存（MB）'],
  ['| rules |', '| 规则 |'],
  ['| facilities |', '| 设施 |'],
  ['| communities |', '| 社区 |'],
  ['seconds', '秒'],
  ['| command |', '| 命令 |'],
  ['what a process does', '进程做什么'],
  ['ms over bare `node`', '比空 `node` 多用的毫秒'],
  ['loads and compiles the notice', '加载并编译通知规则包'],
  ['loads and compiles all five packs', '加载并编译全部五个规则包'],
  ['an unknown processor', '未知处理器'],
  [' cores.', ' 核。'],
]

/** A table in Chinese; what has no Chinese word stays. */
export function inChinese(text: string): string {
  return WORDS.reduce((words, [english, chinese]) => words.replaceAll(english, chinese), text)
}
