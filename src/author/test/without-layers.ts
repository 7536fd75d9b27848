import type { Pack, Period, Row } from '../../schema/pack.js'

/** A pack with every figure that an overlay replaced as it was first, and every one that was confirmed as a slot. */
export function withoutLayers(pack: Pack): Pack {
  const restored = <T extends Row | Period>(figure: T): T => {
    const [first] = figure.earlier ?? []
    if (first === undefined && figure.confirmed === undefined) return figure
    const { value: _value, min: _min, max: _max, confirmed: _confirmed, grade, ...rest } = figure
    const { value, min, max } = first ?? {}
    const bounds = {
      ...(value === undefined ? {} : { value }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    }
    return { ...rest, ...bounds, ...(grade === undefined ? {} : { grade }) } as unknown as T // the same figure with other bounds
  }
  const parameters = Object.entries(pack.parameters).map(([id, parameter]) => {
    const values = parameter.values.map((period) => {
      const { rows } = period
      return { ...restored(period), ...(rows === undefined ? {} : { rows: rows.map(restored) }) }
    })
    return [id, { ...parameter, values }] as const
  })
  return { ...pack, parameters: Object.fromEntries(parameters) }
}
