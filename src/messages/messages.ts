import type { IssueParams } from '../issue.js'

/** The words of one language for every issue code. */
export type Messages = { readonly [Code in keyof IssueParams]: (params: IssueParams[Code]) => string }

/** Languages that messages and reports are written in. */
export type Language = 'en' | 'zh'
