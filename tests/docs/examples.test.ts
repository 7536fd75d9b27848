import { expect, test } from 'vitest'
import { blocksOf, type Checked, documents, promisesIn, sources } from './examples.js'

for (const file of [...documents(), ...sources()]) {
  for (const [index, block] of blocksOf(file).entries()) {
    if (block.language !== 'ts') continue
    test(`${file}:${block.line} gives what it says`, async () => {
      const { $checked } = (await import(`virtual:example/${file}/${index}.ts`)) as { $checked: readonly Checked[] }
      expect($checked.length).toBe(promisesIn(block.code))
      for (const { line, actual, expected } of $checked) expect({ line, value: actual }).toEqual({ line, value: expected })
    })
  }
}
