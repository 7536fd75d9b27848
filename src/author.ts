export type { Bump, ChangePlace, NamedPack, PackChange, PackDiff, PackPart, VersionVerdict } from './author/diff/change.js'
export { type BothPacks, diffMarkdown, diffProse, diffSheet } from './author/diff/prose.js'
export { diffPacks } from './author/diff.js'
