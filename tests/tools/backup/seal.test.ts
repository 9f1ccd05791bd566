import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBackupKey, toBackupKey } from '../../../supabase/backup/key.ts'
import { FRAME_BYTES, HEADER_BYTES, seal, unseal } from '../../../supabase/backup/seal.ts'

const key = toBackupKey(newBackupKey())
const name = 'cluster/wal/000000010000000000000001'
/** What one frame adds: its length and its tag. */
const FRAME_EXTRA = 20

const sealed = async (bytes: Uint8Array, under = name) => buffer(seal([bytes], { key, name: under }))
const opened = async (pieces: Uint8Array[], as = { key, name }) => buffer(unseal(inPieces(pieces), as))

async function* inPieces(pieces: Uint8Array[]) {
  yield* pieces
}

/** Mostly around the ends of frames. */
const lengths = fc.oneof(
  fc.nat(100),
  fc
    .tuple(fc.nat(3), fc.integer({ min: -2, max: 2 }))
    .map(([frames, more]) => Math.max(0, frames * FRAME_BYTES + more)),
)
const contents = lengths.map((length) => Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 256))

describe('a sealed object', () => {
  it('opens to what it was, however its bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(contents, fc.integer({ min: 1, max: 100_000 }), async (bytes, size) => {
        const whole = await sealed(bytes)
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
          whole.subarray(at * size, (at + 1) * size),
        )
        expect(Buffer.compare(await opened(pieces), bytes)).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('is refused with any bit of it changed', async () => {
    await fc.assert(
      fc.asyncProperty(contents, fc.nat(), fc.nat(7), async (bytes, place, bit) => {
        const whole = await sealed(bytes)
        const at = place % whole.length
        whole[at] = (whole[at] ?? 0) ^ (1 << bit)
        await expect(opened([whole])).rejects.toThrow(name)
      }),
      { numRuns: 100 },
    )
  })

  it('is refused where it is cut or longer than it was', async () => {
    await fc.assert(
      fc.asyncProperty(contents, fc.nat(), async (bytes, place) => {
        const whole = await sealed(bytes)
        await expect(opened([whole.subarray(0, place % whole.length)])).rejects.toThrow(/is cut off/)
        await expect(opened([whole, Buffer.from([0])])).rejects.toThrow(/bytes behind its end/)
      }),
      { numRuns: 60 },
    )
  })

  it('is refused with frames cut away at their borders, swapped or left out', async () => {
    const bytes = Buffer.alloc(3 * FRAME_BYTES, 7)
    const whole = await sealed(bytes)
    const full = FRAME_BYTES + FRAME_EXTRA
    const head = whole.subarray(0, HEADER_BYTES)
    const [one, two, three] = [0, 1, 2].map((frame) =>
      whole.subarray(HEADER_BYTES + frame * full, HEADER_BYTES + (frame + 1) * full),
    )
    if (!one || !two || !three) throw new Error('There are three frames.')
    expect((await opened([head, one, two, three])).equals(bytes)).toBe(true)
    await expect(opened([head, two, one, three])).rejects.toThrow(/is damaged/)
    await expect(opened([head, one, three])).rejects.toThrow(/is damaged/)
    await expect(opened([head, three])).rejects.toThrow(/is damaged/)
    await expect(opened([head, one, two])).rejects.toThrow(/is cut off/)
  })

  it('is refused under the name of another object', async () => {
    const whole = await sealed(Buffer.from('rows'), 'cluster/bases/one/data-00001')
    await expect(opened([whole], { key, name: 'cluster/bases/one/data-00002' })).rejects.toThrow(
      /name that is not its own/,
    )
  })

  it('says that it was written with another key', async () => {
    const whole = await sealed(Buffer.from('rows'))
    const other = toBackupKey(newBackupKey())
    await expect(opened([whole], { key: other, name })).rejects.toThrow(/written with another key/)
  })

  it('never repeats bytes of an object with the same content', async () => {
    const [one, two] = [await sealed(Buffer.alloc(1000)), await sealed(Buffer.alloc(1000))]
    expect(one.subarray(HEADER_BYTES).equals(two.subarray(HEADER_BYTES))).toBe(false)
  })
})

describe('a key', () => {
  it.each(['', 'short', Buffer.alloc(31).toString('base64')])('of the wrong length is refused: %j', (text) => {
    expect(() => toBackupKey(text)).toThrow(/The key for backups has \d+ bytes/)
  })
})
