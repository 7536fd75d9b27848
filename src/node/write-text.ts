import type { Given } from './command.js'
import { fileSink } from './files.js'
import type { Io } from './io.js'
import { cliWordsIn } from './words.js'

/** Writes a text to the file of `-o`, else to standard output. */
export async function writeText(
  text: string,
  { output, language }: Pick<Given, 'output' | 'language'>,
  io: Pick<Io, 'stdout'>,
): Promise<void> {
  if (output === null || output === '-') return await io.stdout.write(text)
  const sink = await fileSink(output, cliWordsIn(language))
  try {
    await sink.write(text)
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
}
