import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Draws lines of code at random, as Stryker's `--mutate` takes them: `tsx tests/mutation/sample.ts FOLDER-OR-FILE SHARE SEED`.
 * Mutants that lie within one of these lines are tried.
 */
const [place = 'src/logic/columns', share = '4', seed = '48'] = process.argv.slice(2)

let state = Number(seed)
/** A whole number below a bound, by Marsaglia's xorshift32. */
function draw(bound: number): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) % bound
}

const files = statSync(place).isFile()
  ? [place]
  : readdirSync(place)
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(place, name))
const lines = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      /^\s*(import|\/\/|\/?\*|}|$)/.test(line) || draw(Number(share)) > 0 ? [] : [`${file}:${index + 1}-${index + 1}`],
    ),
)
process.stdout.write(lines.join(','))
