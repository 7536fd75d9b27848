export { diffPacks } from './author/diff.js'
export type { Bump, ChangePlace, NamedPack, PackChange, PackDiff, PackPart, VersionVerdict } from './author/diff/change.js'
