import type { WorkbookRefusal } from '../workbook.js'

/** Why a file was not read as tables; `row` and `column` are counted from 1. */
export type FileRefusal =
  | WorkbookRefusal
  | { readonly refused: 'empty-file' }
  | { readonly refused: 'other-file'; readonly detail: string }
  | { readonly refused: 'encoding-unclear' }
  | { readonly refused: 'encoding-unknown'; readonly detail: string }
  | { readonly refused: 'wrong-encoding'; readonly row: number; readonly detail: string }
  | { readonly refused: 'garbled'; readonly row: number; readonly column: number; readonly detail: string; readonly meant: string }
  | { readonly refused: 'open-quote'; readonly row: number }
  | { readonly refused: 'long-row'; readonly row: number; readonly limit: number }
  | { readonly refused: 'not-json'; readonly row: number; readonly column: number; readonly detail: string }
  | { readonly refused: 'no-rows'; readonly detail: string }
  | { readonly refused: 'no-sheet'; readonly detail: string; readonly known: readonly string[] }
  | { readonly refused: 'is-dataset' }
  | { readonly refused: 'too-long-to-join'; readonly limit: number }

/** Stable code of a refusal. */
export type FileRefusalCode = FileRefusal['refused']

/** Carries a refusal out of a stream of text; caught where the file is opened or read on. */
export class Refused extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(refusal.refused)
  }
}
