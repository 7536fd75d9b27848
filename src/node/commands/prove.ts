import { digestOfUnit } from '../../data/unit-digest.js'
import { digest } from '../../digest.js'
import { WanzhengError } from '../../error.js'
import { nearest } from '../../nearest.js'
import { proofOf } from '../../proof.js'
import { type Command, EXIT } from '../command.js'
import { bytesOf, fileSink } from '../files.js'
import { openSource } from '../source.js'
import { cliWordsIn } from '../words.js'

/** Writes the proof that one unit belongs to a dataset. */
export const prove: Command = {
  name: 'prove',
  operands: ['DATASET'],
  options: ['unit', 'output'],
  summary: {
    en: 'prove that a unit belongs to a dataset, for those who see only the unit',
    zh: '为只见到一个单元的人出具其属于数据集的证明',
  },
  run: async (given, io) => {
    const words = cliWordsIn(given.language)
    if (given.unit === null) throw new WanzhengError('misuse', `${words.missingOption('--unit', 'ID')}\n${words.hint('wanzheng prove')}`)
    const [file = ''] = given.operands
    const source = await openSource(bytesOf(file, io, words), file)
    const digests: string[] = []
    const ids: string[] = []
    let own: string | null = null
    for await (const { value, problem } of source.rows) {
      const one = problem === null ? digestOfUnit(value) : digest(problem)
      digests.push(one)
      const { id } = (value ?? {}) as { readonly id?: unknown }
      if (typeof id === 'string') ids.push(id)
      if (id === given.unit) own ??= one
    }
    if (own === null) throw new WanzhengError('not-found', words.unknownUnit(given.unit, nearest(given.unit, ids)))
    const text = `${JSON.stringify(proofOf({ id: given.unit, digest: own }, digests), null, 2)}\n`
    if (given.output === null) await io.stdout.write(text)
    else {
      const sink = await fileSink(given.output, words)
      await sink.write(text)
      await sink.finish()
    }
    return EXIT.done
  },
}
