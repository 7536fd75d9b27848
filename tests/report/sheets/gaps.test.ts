import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/index.js'
import { readPacks } from '../../../src/node/pack-references.js'
import { gapSheet } from '../../../src/report/sheets/gaps.js'
import { planSheets } from '../../../src/report/sheets/plan.js'
import type { Sheet } from '../../../src/report/sheets/sheet.js'

const packs = await readPacks(['notice-2022-48', 'gb50180-2018'], 'en')
const engine = createEngine(packs)
const assessments = ['demo.json', 'demo-city.json', 'pilot-communities.json'].map((name) =>
  engine.assess(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../examples', name), 'utf8'))),
)
const column = ({ columns, rows }: Sheet, id: string) => rows.map((row) => row[columns.findIndex((one) => one.id === id)])

test('every failed item that is owed is a gap, and nothing else is', () => {
  for (const assessment of assessments) {
    const owed = assessment.units.flatMap(({ id, outcomes }) =>
      outcomes
        .filter(({ status, obligation }) => status === 'fail' && obligation !== 'may' && obligation !== 'encourage')
        .map(({ rule }) => `${id} ${rule}`),
    )
    const sheet = gapSheet(assessment, packs, 'zh')
    const ids = column(sheet, 'communityId')
    expect(
      column(sheet, 'rule')
        .map((rule, index) => `${ids[index]} ${rule}`)
        .sort(),
    ).toEqual(owed.sort())
    const [projects, plan] = planSheets(assessment, packs, 'zh')
    expect(column(projects, 'rule')).toEqual(column(sheet, 'rule'))
    expect(new Set(column(plan, 'communityId'))).toEqual(new Set(ids))
  }
})

test('every row has a cell for each column, and those of staff are empty', () => {
  for (const assessment of assessments) {
    for (const sheet of [gapSheet(assessment, packs, 'en'), ...planSheets(assessment, packs, 'en')]) {
      expect(sheet.rows.filter((row) => row.length !== sheet.columns.length)).toEqual([])
      for (const id of ['responsible', 'time', 'funding', 'budget', 'start', 'finish', 'state', 'note', 'schedule', 'safeguards'])
        if (sheet.columns.some((one) => one.id === id))
          expect(new Set(column(sheet, id))).toEqual(sheet.rows.length === 0 ? new Set() : new Set(['']))
    }
  }
})

test('what is short is a number in the unit that it is counted in', () => {
  const unit = {
    id: '1',
    level: 'community',
    households: 1880,
    facilities: [{ type: 'community-service', floorArea: 437.6 }],
    surveyedFacilities: ['community-service'],
  }
  const sheet = gapSheet(engine.assess({ id: 'd', asOf: '2023-06-30', units: [unit] }), packs, 'zh')
  const row = sheet.rows[column(sheet, 'rule').indexOf('notice-2022-48/service-area-per-100-households')]
  expect(row?.slice(2, 8)).toEqual(['每百户综合服务设施面积', '23.28 ㎡/百户', '≥ 30 ㎡/百户', 126.4, '㎡', '建办科〔2022〕48号 二（一）'])
})
