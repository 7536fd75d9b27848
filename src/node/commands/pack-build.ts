import { canonicalize } from '../../canonical.js'
import { digest } from '../../digest.js'
import { buildPack, readOwnWords, readVocabulary, withWords } from '../build/pack.js'
import { vocabularyFolder } from '../bundled.js'
import { type Command, EXIT } from '../command.js'
import { writeText } from '../write-text.js'

/** Makes one file of the source files of a pack: the bytes that its release has. */
export const packBuild: Command = {
  name: 'pack build',
  operands: ['DIR'],
  options: ['output'],
  summary: {
    en: 'makes a pack of a folder of source files; mistakes by file and place',
    zh: '由源文件夹生成规则包；错误指明文件和位置',
  },
  run: async (given, io) => {
    const [folder = ''] = given.operands
    const vocabulary = withWords(await readVocabulary(vocabularyFolder()), await readOwnWords(folder))
    const pack = await buildPack(folder, vocabulary, given.language)
    await writeText(`${canonicalize(pack)}\n`, given, io)
    await io.stderr.write(`${pack.id}@${pack.version} ${digest(pack)}\n`)
    return EXIT.done
  },
}
