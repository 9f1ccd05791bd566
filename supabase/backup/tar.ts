import { Failure } from '../local/failure.ts'
import { createByteReader } from './byte-reader.ts'

export interface TarEntry {
  path: string
  kind: 'file' | 'folder'
  bytes: number
  /** Has to be read to its end before the next entry. */
  content: AsyncIterable<Buffer>
}

const BLOCK = 512
const PIECE = 2 ** 20

/** The entries of an archive as Postgres writes it: ustar, names of up to 100 bytes, large sizes in base 256. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const { read } = createByteReader(source)
  for (;;) {
    const header = await read(BLOCK)
    // Two empty blocks end it; Postgres leaves them out of what it sends.
    if (header.length === 0) return
    if (header.length < BLOCK) throw new Failure('The archive of files is cut off.')
    if (header.every((byte) => byte === 0)) continue
    const bytes = sizeIn(header)
    const kind = kindIn(header)
    let left = bytes
    async function* content() {
      while (left > 0) {
        const piece = await read(Math.min(left, PIECE))
        if (piece.length === 0) throw new Failure('The archive of files is cut off.')
        left -= piece.length
        yield piece
      }
      await read((BLOCK - (bytes % BLOCK)) % BLOCK)
    }
    yield { path: textIn(header, 0, 100), kind, bytes, content: content() }
  }
}

function kindIn(header: Buffer): TarEntry['kind'] {
  const type = String.fromCodePoint(header[156] ?? 0)
  if (type === '0') return 'file'
  if (type === '5') return 'folder'
  throw new Failure(`The archive has an entry of a kind that Postgres does not write (${type}).`)
}

function sizeIn(header: Buffer): number {
  const first = header[124] ?? 0
  if (first & 0x80) return Number(header.readBigUInt64BE(128))
  return Number.parseInt(textIn(header, 124, 12), 8)
}

function textIn(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length)
  const end = field.indexOf(0)
  return field.subarray(0, end < 0 ? length : end).toString()
}
