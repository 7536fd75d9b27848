/** The version of this engine, as published; the same number as in package.json. */
export const VERSION = '0.1.0'
