import { expect, test } from 'vitest'
import { isWithinArea, levelOfCode, readCode } from '../../src/rows/codes.js'
import { foldName, proposalsFrom } from '../../src/rows/names.js'

test.each([
  ['临汾路三八零弄居委会', '临汾路380弄社区'],
  ['海纳尔居委会', '海纳尔社区'],
  ['十五里社区居民委员会', '15里居委会'],
  ['一百二十号院社区', '120号院居委会'],
  ['Ａ区社区', 'A区居民委员会'],
])('%s and %s are the same but for suffix and numerals', (a, b) => {
  expect(foldName(a)).toBe(foldName(b))
})

test('other digits are another place, other districts are left out, and equal scores keep the order of codes', () => {
  const propose = proposalsFrom([
    { id: '310106013001', name: '临汾路382弄社区' },
    { id: '310106013002', name: '临汾路380弄社区' },
    { id: '330108001002', name: '团结社区' },
    { id: '310106001001', name: '团结社区' },
  ])
  expect(propose('临汾路三八零弄居委会')).toEqual([{ id: '310106013002', name: '临汾路380弄社区', score: 0.95 }])
  expect(propose('团结社区').map(({ id, score }) => [id, score])).toEqual([
    ['310106001001', 1],
    ['330108001002', 1],
  ])
  expect(propose('团结社区', (id) => id.startsWith('33')).map(({ id }) => id)).toEqual(['330108001002'])
  expect(propose('')).toEqual([])
})

test.each([
  ['350203001001', '350203001001', []],
  [350203001001, '350203001001', []],
  [' 350203001001 ', '350203001001', ['code']],
  ['３５０２０３００１００１', '350203001001', ['code']],
  ['350203-001-001', '350203001001', ['code']],
  ["'350203001001", '350203001001', ['code']],
  ['350203001001.0', '350203001001', ['code']],
  ['3.50203E+11', null, ['digits-lost']],
  [3.5020300100123e17, null, ['digits-lost']],
  ['35020300100', '35020300100', ['code-invalid']],
  ['990203001001', '990203001001', ['code-invalid']],
  ['暂无', null, ['unknown-spelling']],
  ['XQ-001', 'XQ-001', []],
])('the code %j is %j', (cell, id, codes) => {
  const read = readCode(cell, true)
  expect([read.id, read.notes.map(({ code }) => code)]).toEqual([id, codes])
})

test.each([
  ['350000000000', 'province'],
  ['350200000000', 'city'],
  ['350203000000', 'county'],
  ['350203001000', 'street'],
  ['350203001001', 'community'],
  ['3502', null],
])('the zeros of %s show a %s', (code, level) => {
  expect(levelOfCode(code)).toBe(level)
})

test.each([
  ['350203001001', '350203001000', true],
  ['350203001001', '350203001', true],
  ['350203001001', '350200000000', true],
  ['350203001001', '3502', true],
  ['350203001001', '350206', false],
  ['350203001001', '厦港街道', null],
  ['示范', '3502', null],
])('%s lies in %s: %s', (code, parent, inside) => {
  expect(isWithinArea(code, parent)).toBe(inside)
})
