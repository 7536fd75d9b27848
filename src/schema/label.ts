/** A text in the two languages of the project. */
export interface Label {
  readonly en: string
  readonly zh: string
}
