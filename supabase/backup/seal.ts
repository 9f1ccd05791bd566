import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Failure } from '../local/failure.ts'
import { createByteReader } from './byte-reader.ts'
import { KEY_ID_BYTES, type BackupKey } from './key.ts'

// An object is a header (magic, id of the key, salt) and frames: four bytes of length, whose first bit marks the last frame,
// the encrypted bytes, and their tag. The key of an object comes from ours, its salt and its name, so an object under another
// name cannot be read. A frame's nonce is its number and whether it is the last: frames cannot be left out, swapped or cut off.
const MAGIC = Buffer.from('LAUDEBK1')
const SALT_BYTES = 32
const TAG_BYTES = 16
export const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + SALT_BYTES
export const FRAME_BYTES = 65_536
const LAST = 0x8000_0000

/** Encrypts an object of this name. */
export async function* seal(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { key, name, salt = randomBytes(SALT_BYTES) }: { key: BackupKey; name: string; salt?: Buffer },
): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MAGIC, key.id, salt])
  const objectKey = objectKeyOf(key, salt, name)
  yield header
  const { read } = createByteReader(toAsync(source))
  let frame = await read(FRAME_BYTES)
  for (let number = 0; ; number++) {
    const next = frame.length < FRAME_BYTES ? Buffer.alloc(0) : await read(FRAME_BYTES)
    const isLast = next.length === 0
    yield sealFrame(frame, { header, objectKey, number, isLast })
    if (isLast) return
    frame = next
  }
}

interface Frame {
  header: Buffer
  objectKey: Buffer
  number: number
  isLast: boolean
}

function sealFrame(bytes: Buffer, { header, objectKey, number, isLast }: Frame): Buffer {
  const cipher = createCipheriv('aes-256-gcm', objectKey, nonceOf(number, isLast)).setAAD(header)
  const length = Buffer.alloc(4)
  length.writeUInt32BE((isLast ? LAST : 0) + bytes.length)
  return Buffer.concat([length, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Decrypts an object. Yields only what was proven to be as it was written; fails where anything is not. */
export async function* unseal(
  source: AsyncIterable<Uint8Array>,
  { key, name }: { key: BackupKey; name: string },
): AsyncGenerator<Buffer> {
  const { read } = createByteReader(source)
  const header = await read(HEADER_BYTES)
  if (header.length < HEADER_BYTES) throw cutOff(name)
  if (!header.subarray(0, MAGIC.length).equals(MAGIC))
    throw new Failure(`${name} is not an object of a backup, or its beginning is damaged.`)
  if (!header.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES).equals(key.id))
    throw new Failure(
      `${name} was written with another key.`,
      'Set BACKUP_KEY or BACKUP_KEY_FILE to the key that was in use when it was written.',
    )
  const objectKey = objectKeyOf(key, header.subarray(MAGIC.length + KEY_ID_BYTES), name)
  for (let number = 0; ; number++) {
    const head = await read(4)
    if (head.length < 4) throw cutOff(name)
    const isLast = head.readUInt32BE() >= LAST
    const length = head.readUInt32BE() % LAST
    if (length > FRAME_BYTES) throw damaged(name)
    const body = await read(length + TAG_BYTES)
    if (body.length < length + TAG_BYTES) throw cutOff(name)
    yield unsealFrame(body, name, { header, objectKey, number, isLast })
    if (isLast) break
  }
  if ((await read(1)).length > 0) throw new Failure(`${name} has bytes behind its end.`)
}

function unsealFrame(body: Buffer, name: string, { header, objectKey, number, isLast }: Frame): Buffer {
  const end = body.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', objectKey, nonceOf(number, isLast))
    .setAAD(header)
    .setAuthTag(body.subarray(end))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, end)), decipher.final()])
  } catch (cause) {
    throw damaged(name, cause)
  }
}

const objectKeyOf = ({ bytes }: BackupKey, salt: Buffer, name: string) =>
  Buffer.from(hkdfSync('sha256', bytes, salt, `laude backup ${name}`, 32))

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt8(isLast ? 1 : 0)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}

const cutOff = (name: string) => new Failure(`${name} is cut off.`)
const damaged = (name: string, cause?: unknown) =>
  new Failure(`${name} is damaged, or stands under a name that is not its own.`, '', { cause })

async function* toAsync(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* source
}
