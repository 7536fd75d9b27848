import { defineConfig } from 'tsup'

/** The chart library reads maps as well, with code made from text where there is no JSON. Nothing here draws a map. */
const withoutMaps = {
  name: 'without-maps',
  setup: (build: { onLoad: (which: { filter: RegExp }, load: () => { contents: string; loader: 'js' }) => void }): void => {
    build.onLoad({ filter: /echarts[/\\]lib[/\\]coord[/\\]geo[/\\]GeoJSONResource[.]js$/ }, () => ({
      contents: 'export class GeoJSONResource {}',
      loader: 'js',
    }))
  },
}

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    logic: 'src/logic.ts',
    report: 'src/report.ts',
    author: 'src/author.ts',
    audit: 'src/audit.ts',
    rows: 'src/rows.ts',
    released: 'src/released.ts',
    'node/index': 'src/node/index.ts',
    'node/cli': 'src/node/cli.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  // Two entry points share one error class only where they share its chunk.
  splitting: true,
  esbuildPlugins: [withoutMaps],
  define: { 'process.env.NODE_ENV': '"production"' },
  clean: true,
  treeshake: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
