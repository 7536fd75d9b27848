import { expect, test } from 'vitest'
import { LINT_SEVERITIES } from '../../src/author/lint/codes.js'
import { describeFinding } from '../../src/author/lint/words.js'
import { lintPack } from '../../src/author/lint.js'
import type { Language } from '../../src/messages/messages.js'
import { EXAMPLES } from '../author/lint/examples.js'

const TEXTS = {
  en: {
    first: '<!-- Generated from tests/author/lint/examples.ts by `npx vitest run tests/docs/pack-lint-codes.test.ts -u`. Do not edit. -->',
    title: 'Findings of pack lint',
    other: '[中文](pack-lint-codes.zh-CN.md) · [Checking a pack](pack-lint.md)',
    intro:
      'Every code with the smallest part of a pack that brings it about, what is said of it, why it matters, and how to mend it. Each example and its good twin are run as tests.',
    head: ['code', 'severity', 'example', 'what is said', 'why', 'how to mend'],
    severity: { error: 'error', warning: 'warning', note: 'note' },
  },
  zh: {
    first: '<!-- 由 tests/author/lint/examples.ts 生成：`npx vitest run tests/docs/pack-lint-codes.test.ts -u`。请勿手工修改。 -->',
    title: 'pack lint 的检查项',
    other: '[English](pack-lint-codes.md) · [检查规则包](pack-lint.zh-CN.md)',
    intro: '每一检查项的代码、会触发它的最小片段、提示内容、原因和改法。每个片段及其改正后的写法都作为测试运行。',
    head: ['代码', '程度', '示例', '提示', '原因', '改法'],
    severity: { error: '错误', warning: '警告', note: '提示' },
  },
} as const

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function pageOf(language: Language): string {
  const { first, title, other, intro, head, severity } = TEXTS[language]
  const rows = Object.entries(EXAMPLES).map(([code, { bad, pack }]) => {
    const found = lintPack(pack(bad)).find((one) => one.code === code)
    if (found === undefined) throw new Error(code)
    const { what, why, how } = describeFinding(found, language)
    const shown = [...JSON.stringify(bad)]
    const example = `\`${shown.length > 140 ? `${shown.slice(0, 139).join('')}…` : shown.join('')}\``
    return [`\`${code}\``, severity[LINT_SEVERITIES[code as keyof typeof EXAMPLES]], example, what, why, how].map(cell)
  })
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [first, '', `# ${title}`, '', other, '', intro, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

test.each(['en', 'zh'] as const)('the page of codes is up to date, in %s', async (language) => {
  await expect(pageOf(language)).toMatchFileSnapshot(`../../docs/pack-lint-codes${language === 'zh' ? '.zh-CN' : ''}.md`)
})
