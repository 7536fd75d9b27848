export { assessSource, type Summary } from './assess-source.js'
export { type BundledPack, bundledPacks, readBundled } from './bundled.js'
export { openSource, type Row, type Source } from './source.js'
