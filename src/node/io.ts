/** What a command reads and writes besides files. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Locale of the user, e.g. `zh_CN.UTF-8`; empty where none is set. */
  readonly locale: string
}

export interface Output {
  /** Settles when the text has been taken, so that nothing piles up. */
  readonly write: (text: string) => Promise<void>
  /** Columns of the terminal, `null` where it is none. */
  readonly columns: number | null
}

/** Input and output of this process. */
export function processIo(): Io {
  const { env } = process
  const stated = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((locale) => locale !== undefined && locale !== '')
  const locale = stated ?? (process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '')
  return { stdin: process.stdin, stdout: outputOf(process.stdout), stderr: outputOf(process.stderr), env, locale }
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // The error of a write reaches its callback; without a listener it would also end the process.
  stream.on('error', () => {})
  return {
    write: (text) => new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve()))),
    columns: stream.isTTY === true ? (stream.columns ?? 80) : null,
  }
}
