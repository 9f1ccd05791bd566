import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { pipeline, Readable, type Transform } from 'node:stream'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Failure } from '../local/failure.ts'
import { createByteReader } from './byte-reader.ts'
import type { BackupKey } from './key.ts'
import type { ObjectInManifest } from './manifest.ts'
import { seal, unseal } from './seal.ts'
import type { ObjectStore } from './store.ts'

/** A store and the key of what is in it. */
export interface Vault {
  store: ObjectStore
  key: BackupKey
}

/** How much of a backup one object holds, before encryption: as much is in memory at a time. */
const CHUNK_BYTES = 16 * 2 ** 20

export interface Written extends ObjectInManifest {
  /** False: an object of this name was there before, and stays. */
  isNew: boolean
}

export async function putObject({ store, key }: Vault, name: string, bytes: Uint8Array): Promise<Written> {
  const sealed = await buffer(seal([bytes], { key, name }))
  const isNew = await store.put(name, sealed)
  return { name, bytes: sealed.length, sha256: sha256(sealed), isNew }
}

export const getObject = async ({ store, key }: Vault, name: string): Promise<Buffer> =>
  buffer(unseal(await store.get(name), { key, name }))

/** What fits into memory, compressed. */
export const putCompressed = async (vault: Vault, name: string, bytes: Uint8Array): Promise<Written> =>
  putObject(vault, name, await buffer(compressed([bytes])))

export async function getCompressed(vault: Vault, name: string): Promise<Buffer> {
  const packed = await getObject(vault, name)
  return buffer(decompressed(Readable.from([packed])))
}

/** Writes what comes, compressed, as one object after the other. */
export async function putChunks(
  vault: Vault,
  nameOf: (number: number) => string,
  source: AsyncIterable<Uint8Array>,
): Promise<ObjectInManifest[]> {
  const { read } = createByteReader(compressed(source))
  const chunks: ObjectInManifest[] = []
  for (let number = 1; ; number++) {
    const bytes = await read(CHUNK_BYTES)
    if (bytes.length === 0) return chunks
    const { isNew, ...chunk } = await putObject(vault, nameOf(number), bytes)
    if (!isNew)
      throw new Failure(`${chunk.name} is in ${vault.store.name} already.`, 'Run it again: it takes a new name.')
    chunks.push(chunk)
  }
}

/** What `putChunks` was given. Fails at the first object that is not as it was written. */
export const getChunks = (vault: Vault, chunks: readonly ObjectInManifest[]): AsyncIterable<Buffer> =>
  decompressed(Readable.from(packedChunks(vault, chunks)))

async function* packedChunks(vault: Vault, chunks: readonly ObjectInManifest[]) {
  for (const chunk of chunks) yield* getChecked(vault, chunk)
}

/** The bytes of an object for which a manifest answers. */
export async function* getChecked({ store, key }: Vault, { name, bytes, sha256: expected }: ObjectInManifest) {
  const hash = createHash('sha256')
  let length = 0
  const source = await store.get(name)
  const counted = (async function* () {
    for await (const piece of source) {
      hash.update(piece)
      length += piece.length
      yield piece
    }
  })()
  yield* unseal(counted, { key, name })
  if (length !== bytes || hash.digest('hex') !== expected)
    throw new Failure(`${name} is another object than the one its manifest names.`)
}

const compressed = (source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) =>
  through(Readable.from(source), createZstdCompress())

const decompressed = (source: Readable) => through(source, createZstdDecompress())

/** An error of either ends both, and is thrown to whoever reads. */
async function* through(source: Readable, transform: Transform): AsyncGenerator<Buffer> {
  pipeline(source, transform, () => {})
  yield* transform
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
