import { webcrypto } from 'node:crypto'
import { existsSync } from 'node:fs'
import { WanzhengError } from '../../error.js'
import type { KeyFile, PrivateKey } from '../../schema/signing.js'
import { keyId, readKeyFile } from '../../signature/keys.js'
import { type Command, EXIT, type Given } from '../command.js'
import { fileSink } from '../files.js'
import type { Io } from '../io.js'
import { aboutFile, readSmallJson } from '../read-small-json.js'
import { signatureWordsIn } from '../signature-words.js'
import { cliWordsIn } from '../words.js'
import { writeText } from '../write-text.js'

/** Makes a key to sign with: the private half to a file of its own, the public half to a key file or to standard output. */
export const packKeygen: Command = {
  name: 'pack keygen',
  operands: [],
  options: ['name', 'from', 'to', 'output', 'keys'],
  summary: { en: 'make a key to sign packs with', zh: '生成为规则包签名的密钥' },
  run: async (given, io) => {
    const { language, output, keys: file } = given
    const words = signatureWordsIn(language)
    const [name, from, to, privateFile] = [
      required('name', given.name, 'NAME', given),
      required('from', given.from, 'YYYY-MM-DD', given),
      required('to', given.to, 'YYYY-MM-DD', given),
      required('output', output, 'FILE', given),
    ]
    if (existsSync(privateFile)) throw new WanzhengError('misuse', words.exists(privateFile))
    const privateKey = await generated()
    const { d: _, ...publicKey } = privateKey
    const id = keyId(publicKey)
    const before = file !== null && existsSync(file) ? await readKeys(file, given, io) : []
    const keyFile: KeyFile = { schema: 'wanzheng/keys/1', keys: [...before, { id, name, publicKey, from, to }] }
    await aboutFile(file ?? '-', language, () => readKeyFile(keyFile))
    await writePrivate(privateFile, { schema: 'wanzheng/private-key/1', id, name, privateKey }, given)
    await writeText(`${JSON.stringify(keyFile, null, 2)}\n`, { output: file, language }, io)
    await io.stderr.write(`${words.made(privateFile, id)}\n`)
    return EXIT.done
  },
}

function required(option: string, value: string | null, kind: string, { language }: Given): string {
  const words = cliWordsIn(language)
  if (value === null || value === '-')
    throw new WanzhengError('misuse', `${words.missingOption(`--${option}`, kind)}\n${words.hint('wanzheng pack keygen')}`)
  return value
}

async function generated(): Promise<PrivateKey['privateKey']> {
  const { privateKey } = (await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair // of a pair, not of one key
  const { x = '', d = '' } = await webcrypto.subtle.exportKey('jwk', privateKey)
  return { kty: 'OKP', crv: 'Ed25519', x, d }
}

async function readKeys(file: string, { language }: Given, io: Io): Promise<KeyFile['keys']> {
  const json = await readSmallJson(file, io, language, 'invalid-keys')
  return (await aboutFile(file, language, () => readKeyFile(json))).keys
}

// Nobody else on this machine may read it.
async function writePrivate(file: string, key: PrivateKey, { language }: Given): Promise<void> {
  const sink = await fileSink(file, cliWordsIn(language), 0o600)
  await sink.write(`${JSON.stringify(key, null, 2)}\n`)
  await sink.finish()
}
