import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { MediaStore } from './media-store.ts'

/** Files that begin so are being written, or were when their writer was killed. */
const TEMPORARY = '.writing-'

/** Files of a folder. Servers on several machines need one that all of them mount. */
export function createFolderStore(folder: string): MediaStore {
  const pathOf = (name: string) => join(folder, ...name.split('/'))
  return {
    put: async (name, bytes) => {
      const path = pathOf(name)
      const temporary = join(dirname(path), `${TEMPORARY}${randomUUID()}`)
      await mkdir(dirname(path), { recursive: true })
      try {
        await writeDurably(temporary, bytes)
        // What was there has the same bytes, and is as new as these from now on.
        await rename(temporary, path)
      } finally {
        await rm(temporary, { force: true })
      }
    },
    get: async (name, range) => {
      const path = pathOf(name)
      if (!(await isFile(path))) return undefined
      return toWeb(createReadStream(path, range))
    },
    has: (name) => isFile(pathOf(name)),
    remove: (name) => rm(pathOf(name), { force: true }),
    list: async function* () {
      for (const community of await namesIn(folder))
        for (const file of await namesIn(join(folder, community))) {
          const found = await stat(join(folder, community, file)).catch(unlessMissing)
          if (found) yield { name: `${community}/${file}`, putAt: found.mtimeMs }
        }
    },
  }
}

async function writeDurably(path: string, bytes: Uint8Array) {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Node's own conversion has a stream of any bytes. */
function toWeb(readable: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<Uint8Array<ArrayBuffer>> = readable[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    cancel: () => void readable.destroy(),
  })
}

const isFile = async (path: string) => (await stat(path).catch(unlessMissing))?.isFile() ?? false

const namesIn = async (folder: string) => (await readdir(folder).catch(unlessMissing)) ?? []

function unlessMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
}
