import { describe, expect, test } from 'vitest'
import { createEngine, type Pack, type UnitAssessment } from '../../src/index.js'
import { builtPacks } from './packs.js'

const packs = await builtPacks()

type Figure = Pack['parameters'][string]['values'][number]

describe.each(packs.map((pack) => [pack.id, pack] as const))('figures of %s that no two sources carry', (_, pack) => {
  const unverified = Object.entries(pack.parameters).filter(([, { values }]) =>
    values.some((period) => figuresOf(period).some(isUnverified)),
  )

  test('change every one of them: no status, score, grade or point moves', () => {
    const changed = {
      ...pack,
      parameters: {
        ...pack.parameters,
        ...Object.fromEntries(unverified.map(([id, parameter]) => [id, { ...parameter, values: parameter.values.map(moved) }])),
      },
    }
    for (const asOf of ['2019-06-01', '2024-01-01', '2026-01-01']) {
      const [before, after] = [pack, changed].map((one) => createEngine([one], { asOf }).assess({ id: 'd', units: unitsFor(pack) }).units)
      expect(after?.map(scoresOf)).toEqual(before?.map(scoresOf))
    }
  })

  test('change every one of the others: something does move', () => {
    const figures = Object.values(pack.parameters).flatMap(({ values }) => values.flatMap(figuresOf))
    const isMovable = (figure: Partial<Figure>): boolean => !isUnverified(figure) && ['value', 'min', 'max'].some((part) => part in figure)
    if (!figures.some(isMovable)) return
    const changed = {
      ...pack,
      parameters: Object.fromEntries(
        Object.entries(pack.parameters).map(([id, parameter]) => [id, { ...parameter, values: parameter.values.map(movedVerified) }]),
      ),
    }
    const [before, after] = [pack, changed].map(
      (one) => createEngine([one as Pack], { asOf: '2026-01-01' }).assess({ id: 'd', units: unitsFor(pack) }).units,
    )
    expect(after?.map(scoresOf)).not.toEqual(before?.map(scoresOf))
  })

  test('no outcome that rests on one of them scores', () => {
    const { units } = createEngine([pack], { asOf: '2026-01-01' }).assess({ id: 'd', units: unitsFor(pack) })
    const scored = units.flatMap(({ outcomes }) =>
      outcomes.filter(({ reason, points }) => (reason === 'unverified' || reason === 'awaiting-transcription') && points !== null),
    )
    expect(scored).toEqual([])
  })
})

// Helpers

function figuresOf(period: Figure): readonly Partial<Figure>[] {
  return period.rows === undefined ? [period] : period.rows.map((row) => ({ grade: period.grade ?? 'D', ...row }) as Partial<Figure>)
}

function isUnverified({ grade }: Partial<Figure>): boolean {
  return grade === undefined || grade === 'C' || grade === 'D'
}

/** The same period with every unverified figure moved well away. */
function moved(period: Figure): Figure {
  return shifted(period, isUnverified)
}

function movedVerified(period: Figure): Figure {
  return shifted(period, (figure) => !isUnverified(figure))
}

function shifted(period: Figure, isMeant: (figure: Partial<Figure>) => boolean): Figure {
  const move = <T extends Partial<Figure>>(figure: T): T => ({
    ...figure,
    ...Object.fromEntries(
      ['value', 'min', 'max'].flatMap((part) =>
        typeof figure[part as 'value'] === 'number' ? [[part, (figure[part as 'value'] as number) * 3 + 7]] : [],
      ),
    ),
  })
  if (period.rows === undefined) return isMeant(period) ? move(period) : period
  return {
    ...period,
    rows: period.rows.map((row) =>
      isMeant({ ...(period.grade === undefined ? {} : { grade: period.grade }), ...row } as Partial<Figure>)
        ? (move(row as never) as typeof row)
        : row,
    ),
  }
}

/** Units made of the pack's own worked cases, so that rules meet data they can judge; at most some 300 of them, evenly chosen. */
function unitsFor(pack: Pack): readonly object[] {
  const levels = new Map(pack.rules.map((rule) => [rule.id, rule.level[0]]))
  const all = Object.entries(pack.cases).flatMap(([rule, cases]) =>
    cases.map((one, index) => ({ id: `${rule}-${index}`, level: levels.get(rule), ...one.given })),
  )
  const step = Math.ceil(all.length / 300)
  return all.filter((_, index) => index % step === 0)
}

function scoresOf({ id, score, grade, grades, gates, counts, outcomes }: UnitAssessment): unknown {
  return {
    id,
    score,
    grade,
    grades,
    gates,
    counts,
    outcomes: outcomes.map(({ rule, status, points, reason, value }) => ({ rule, status, points, reason, value })),
  }
}
