import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { fileName, type MediaStore } from '../../functions/_services/media/media-store.ts'

/** The files of the seeds, by what their rows call them. */
export const readSeededMedia = (folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file)))
      .map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]),
  )

/** Seeds are SQL, which writes rows and no files: puts into the store what is not there yet. Returns the number of files. */
export async function putSeededMedia(url: string, store: MediaStore, root: string): Promise<number> {
  const files = readSeededMedia(join(root, 'seeds/media'))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const rows = await sql<{ community: string; sha256: string; type: string }[]>`
      select community_id as community, sha256, type from media where sha256 = any(${[...files.keys()]})
    `
    let count = 0
    for (const { community, sha256, type } of rows) {
      const [name, bytes] = [fileName(community, sha256), files.get(sha256)]
      if (!bytes || (await store.has(name))) continue
      await store.put(name, bytes, type)
      count++
    }
    return count
  } finally {
    await sql.end({ timeout: 2 })
  }
}
