import { main } from '../../src/node/main.js'

/** What a run of the command line came to. */
export interface Run {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** Runs the command line in this process, piped, with an English locale unless told otherwise. */
export async function run(
  argv: readonly string[],
  options: {
    readonly stdin?: string | Uint8Array
    readonly locale?: string
    readonly columns?: number
    readonly env?: Readonly<Record<string, string>>
  } = {},
): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []]
  const output = (texts: string[]) => ({ write: async (text: string) => void texts.push(text), columns: options.columns ?? null })
  const exit = await main(argv, {
    stdin: chunked(options.stdin ?? ''),
    stdout: output(out),
    stderr: output(err),
    env: options.env ?? {},
    locale: options.locale ?? 'en_US.UTF-8',
  })
  return { exit, out: out.join(''), err: err.join('') }
}

// In small pieces, so that lines and characters are cut in awkward places.
async function* chunked(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  const size = Math.max(7, Math.ceil(bytes.length / 1000))
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
