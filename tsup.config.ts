import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', logic: 'src/logic.ts', 'node/index': 'src/node/index.ts', 'node/cli': 'src/node/cli.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  // Two entry points share one error class only where they share its chunk.
  splitting: true,
  clean: true,
  treeshake: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
