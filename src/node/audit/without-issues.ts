import { linesOf } from '../lines.js'

const LONGEST_LINE = 500_000_000

/** A recorded assessment without its issues: they quote the data, and no digest covers them. */
export async function* withoutIssues(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const lines = linesOf(bytes, LONGEST_LINE)
  const first = await lines.next()
  const head = first.done === true ? '' : textOf(first.value.bytes)
  if (head.includes('"wanzheng/assessment-stream/1"')) {
    yield `${head}\n`
    for await (const line of lines) yield `${withoutOwn(textOf(line.bytes))}\n`
    return
  }
  const rest: string[] = [head]
  for await (const line of lines) rest.push(textOf(line.bytes))
  yield JSON.stringify({ ...JSON.parse(rest.join('\n')), issues: [] })
}

// Only the last line has issues.
function withoutOwn(line: string): string {
  return line.startsWith('{"dataset"') ? JSON.stringify({ ...JSON.parse(line), issues: [] }) : line
}

function textOf(bytes: Uint8Array | null): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array())
}
