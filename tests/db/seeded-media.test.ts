import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanSvg } from '../../functions/_formats/svg/clean-svg.ts'
import { createFolderStore } from '../../functions/_services/media/folder-store.ts'
import { fileName } from '../../functions/_services/media/media-store.ts'
import { putSeededMedia, readSeededMedia } from '../../supabase/local/seeded-media.ts'
import { root } from '../repo/files.ts'
import { useDatabase } from '../support/database.ts'

const sizeOf = ({ width, height }: { width: number; height: number }) => `${width} × ${height}`

describe('the pictures of the seeds', () => {
  const database = useDatabase()
  const files = readSeededMedia(join(root, 'seeds/media'))
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laude-seeded-media-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const rows = () =>
    database().sql<{ community: string; sha256: string; type: string; bytes: number; width: number; height: number }[]>`
      select community_id as community, sha256, type, bytes, width, height from media order by sha256
    `

  it('are listed as what their files are', async () => {
    const drawings = [...files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([sha256, bytes]) => ({ sha256, bytes: bytes.length, size: sizeOf(cleanSvg(bytes)), type: 'image/svg+xml' }))
    const listed = await rows()
    expect(listed.map(({ sha256, bytes, type, ...row }) => ({ sha256, bytes, size: sizeOf(row), type }))).toEqual(
      drawings,
    )
  })

  it('are as cleaning leaves them, so that an upload of one is known to be the same', () => {
    const texts = [...files.values()].map((bytes) => ({
      now: new TextDecoder().decode(bytes),
      clean: cleanSvg(bytes).text,
    }))
    expect(texts.filter(({ now, clean }) => now !== clean)).toEqual([])
  })

  it('are each shown by a question', async () => {
    const unused = await database().sql`
      select name from media where id not in (select media_id from private.media_uses)
    `
    expect([...unused]).toEqual([])
  })

  it('are put into the store once', async () => {
    const store = createFolderStore(folder)
    expect(await putSeededMedia(database().url, store, root)).toBe(files.size)
    expect(await putSeededMedia(database().url, store, root)).toBe(0)
    for (const { community, sha256 } of await rows())
      expect(new Uint8Array(await readFile(join(folder, fileName(community, sha256))))).toEqual(
        new Uint8Array(files.get(sha256) ?? []),
      )
  })
})
