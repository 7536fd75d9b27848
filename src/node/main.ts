import { isWanzhengError, type WanzhengError } from '../error.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import { onOneLine } from '../report/width.js'
import { VERSION } from '../version.js'
import { commandOf, readArguments } from './arguments.js'
import { type Command, EXIT } from './command.js'
import { commands } from './commands/index.js'
import { commandHelp, programHelp } from './help.js'
import type { Io } from './io.js'
import { languageOf } from './language.js'
import { cliWordsIn } from './words.js'

const HELP_WIDTH = 100

/** Runs the command line: `argv` without the program itself. Answers with the exit code, and never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const language = languageOf(argv, io.locale)
  try {
    const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv
    const { command, rest } = commandOf(words, commands, cliWordsIn(language))
    return await run(command, rest, language, io)
  } catch (error) {
    return await reported(error, language, io)
  }
}

async function run(command: Command | null, args: readonly string[], language: Language, io: Io): Promise<number> {
  const before = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length)
  const width = io.stdout.columns ?? HELP_WIDTH
  if (before.some((argument) => argument === '--help' || argument === '-h')) {
    await io.stdout.write(command === null ? programHelp(commands, language, width) : commandHelp(command, language, width))
    return EXIT.done
  }
  if (command === null && before.some((argument) => argument === '--version' || argument === '-V')) {
    await io.stdout.write(`${VERSION}\n`)
    return EXIT.done
  }
  if (command !== null) return await command.run(readArguments(args, command, language), io)
  readArguments(args, NO_COMMAND, language)
  await io.stderr.write(programHelp(commands, language, width))
  return EXIT.usage
}

const NO_COMMAND: Command = { name: '', operands: [], options: [], summary: { en: '', zh: '' }, run: async () => EXIT.usage }

const EXIT_BY_CODE: Readonly<Record<WanzhengError['code'], number>> = {
  misuse: EXIT.usage,
  'not-found': EXIT.usage,
  'missing-as-of': EXIT.usage,
  'invalid-pack': EXIT.data,
  'invalid-rule': EXIT.data,
  'invalid-dataset': EXIT.data,
  'invalid-assessment': EXIT.data,
  'invalid-waivers': EXIT.data,
  'invalid-archive': EXIT.data,
  'invalid-keys': EXIT.data,
  'untrusted-pack': EXIT.data,
  unsupported: EXIT.data,
  'budget-exceeded': EXIT.data,
}

async function reported(error: unknown, language: Language, io: Io): Promise<number> {
  // Whoever reads the output may have seen enough.
  if (isErrno(error) && error.code === 'EPIPE') return EXIT.done
  const words = cliWordsIn(language)
  const known = isWanzhengError(error)
  const text = known ? textOf(error, language) : words.internal(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  await io.stderr.write(`${text.split('\n').map(onOneLine).join('\n')}\n`).catch(() => {})
  return known ? EXIT_BY_CODE[error.code] : EXIT.data
}

function textOf(error: WanzhengError, language: Language): string {
  return error.issues.length > 0 ? describe(error.issues, language) : error.message
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
