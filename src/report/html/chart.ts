import { BarChart, RadarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, RadarComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { widthOf } from '../width.js'
import { escapeHtml } from './markup.js'

/** One group of a chart: its share of the points that are earned for certain and that are possible, 0 to 100. */
export interface ChartGroup {
  readonly title: string
  /** Points in words, below the title. */
  readonly points: string
  readonly low: number
  readonly high: number
}

/** What every chart needs: the id that makes those within it unique, and a description for who cannot see it. */
export interface ChartFrame {
  readonly id: string
  readonly description: string
}

use([BarChart, RadarChart, AriaComponent, GridComponent, RadarComponent, SVGRenderer])
// Widths from a table and not from a canvas, so that a browser draws the same as a server.
setPlatformAPI({
  measureText: (text: string, font?: string) => ({ width: (widthOf(text) * Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12)) / 1.8 }),
} as Parameters<typeof setPlatformAPI>[0])

const INK = '#1f3a5f'
const LINE = '#44484f'
const GREY = '#b8bdc6'
const TEXT = { color: '#1c1f24', fontFamily: 'inherit', fontSize: 12 }
// Thin lines at a slant: what is not known, readable without colour.
const HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.2, 3.8], rotation: -Math.PI / 4, color: LINE }
const BAR_HEIGHT = 46

/** The groups as a radar: earned filled, not known hatched around it. */
export function radar(groups: readonly ChartGroup[], frame: ChartFrame): string {
  const indicator = groups.map(({ title }) => ({ name: broken(title, 12), max: 100 }))
  const option = {
    animation: false,
    radar: {
      indicator,
      radius: '62%',
      axisName: TEXT,
      splitArea: { show: false },
      splitLine: { lineStyle: { color: GREY } },
      axisLine: { lineStyle: { color: GREY } },
    },
    series: [
      {
        type: 'radar',
        silent: true,
        symbol: 'none',
        data: [
          {
            value: groups.map(({ high }) => high),
            itemStyle: { color: '#ffffff', decal: HATCH },
            lineStyle: { color: LINE, width: 1, type: [4, 3] },
            areaStyle: { color: '#ffffff', opacity: 1 },
          },
          {
            value: groups.map(({ low }) => low),
            itemStyle: { color: INK },
            lineStyle: { color: INK, width: 1.5 },
            areaStyle: { color: INK, opacity: 1 },
          },
        ],
      },
    ],
  }
  return drawn(option, 390, 290, frame)
}

/** The groups as bars of a hundred per cent each: earned solid, not known hatched, lost empty. */
export function bars(groups: readonly ChartGroup[], frame: ChartFrame): string {
  const edge = { borderColor: LINE, borderWidth: 0.8 }
  const series = (values: readonly number[], itemStyle: object): object => ({
    type: 'bar',
    stack: 'points',
    silent: true,
    barWidth: 18,
    data: values,
    itemStyle: { ...edge, ...itemStyle },
  })
  const option = {
    animation: false,
    grid: { left: 4, right: 16, top: 4, bottom: 4, outerBounds: { left: 4, right: 16, top: 4, bottom: 4 }, outerBoundsMode: 'same' },
    xAxis: {
      type: 'value',
      max: 100,
      interval: 25,
      axisLabel: { ...TEXT, formatter: '{value}%' },
      splitLine: { lineStyle: { color: GREY } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: groups.map(({ title, points }) => `${broken(title, 28)}\n${points}`),
      axisLabel: { ...TEXT, lineHeight: 15 },
      axisLine: { lineStyle: { color: LINE } },
      axisTick: { show: false },
    },
    series: [
      series(
        groups.map(({ low }) => low),
        { color: INK },
      ),
      series(
        groups.map(({ low, high }) => high - low),
        { color: '#ffffff', decal: HATCH },
      ),
      series(
        groups.map(({ high }) => 100 - high),
        { color: '#ffffff' },
      ),
    ],
  }
  return drawn(option, 420, groups.length * BAR_HEIGHT + 30, frame)
}

function drawn(option: Readonly<Record<string, unknown>>, width: number, height: number, { id, description }: ChartFrame): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return still(svg, id).replace(/^<svg /, `<svg class="chart" role="img" aria-label="${escapeHtml(description)}" `)
}

// Without what only a mouse would want, and with ids that depend on nothing but the chart.
function still(svg: string, id: string): string {
  return svg
    .replace(/<style ?>[\s\S]*?<\/style>\n?/g, '')
    .replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="[^"]*"|xmlns:xlink="[^"]*"|baseProfile="[^"]*")/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
}

// A title on lines of much the same length, at most so many columns, broken at a space where there is one.
function broken(title: string, most: number): string {
  const lineCount = Math.max(1, Math.ceil(widthOf(title) / most))
  const columns = 2 * Math.ceil(widthOf(title) / lineCount / 2)
  const lines = ['']
  for (const piece of escapedFormat(title).match(/[ -~]+? |[ -~]+|./gu) ?? []) {
    const last = lines.length - 1
    if (lines[last] !== '' && widthOf(lines[last] + piece) > columns) lines.push(piece)
    else lines[last] += piece
  }
  return lines.map((line) => line.trim()).join('\n')
}

// Braces would be read as a style of the chart library.
function escapedFormat(title: string): string {
  return title.replaceAll('{', '(').replaceAll('}', ')').replaceAll('|', '/')
}
