import type { Language } from '../messages/messages.js'
import type { Unit } from '../schema/dataset.js'
import { fileSink } from './files.js'
import type { Io } from './io.js'
import { cliWordsIn } from './words.js'

/** Where the units of a dataset go, some at a time. */
export interface DatasetSink {
  readonly add: (units: readonly Unit[]) => Promise<void>
  readonly finish: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** Writes a dataset to a file or standard output: JSON, or NDJSON where the name of the file says so. */
export async function datasetSink(
  header: { readonly id: string; readonly asOf?: string },
  output: string | null,
  language: Language,
  io: Pick<Io, 'stdout'>,
): Promise<DatasetSink> {
  const sink =
    output === null || output === '-'
      ? { write: io.stdout.write, finish: async () => {}, discard: async () => {} }
      : await fileSink(output, cliWordsIn(language))
  const { head, unit, between, foot } = /[.](ndjson|jsonl)$/i.test(output ?? '') ? linesForm(header) : jsonForm(header)
  let isFirst = true
  return {
    add: async (units) => {
      let text = ''
      for (const one of units) {
        text += (isFirst ? head : between) + unit(one)
        isFirst = false
      }
      if (text !== '') await sink.write(text)
    },
    finish: async () => {
      await sink.write(isFirst ? head + foot : foot)
      await sink.finish()
    },
    discard: sink.discard,
  }
}

interface Form {
  readonly head: string
  readonly unit: (unit: Unit) => string
  readonly between: string
  readonly foot: string
}

function linesForm(header: object): Form {
  return { head: `${JSON.stringify(header)}\n`, unit: (unit) => `${JSON.stringify(unit)}\n`, between: '', foot: '' }
}

function jsonForm(header: object): Form {
  const head = JSON.stringify(header, null, 2).slice(0, -2)
  const unit = (one: Unit): string => `\n${JSON.stringify(one, null, 2).replace(/^/gm, '    ')}`
  return { head: `${head},\n  "units": [`, unit, between: ',', foot: '\n  ]\n}\n' }
}
