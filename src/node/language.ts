import type { Language } from '../messages/messages.js'

/** Language of the texts: as asked for by `--lang`, else Chinese where the locale is, else English. */
export function languageOf(argv: readonly string[], locale: string): Language {
  const asked = argv
    .map((argument, index) => (argument === '--lang' ? argv[index + 1] : /^--lang=(.*)$/.exec(argument)?.[1]))
    .find((language) => language === 'zh' || language === 'en')
  if (asked === 'zh' || asked === 'en') return asked
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
