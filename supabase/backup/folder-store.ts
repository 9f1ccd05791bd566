import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Failure } from '../local/failure.ts'
import { codeOf } from './error-code.ts'
import type { ObjectStore, StoredObject } from './store.ts'

/** Files that begin so are being written, or were when their writer was killed. */
const TEMPORARY = '.writing-'
/** No object takes so long to be written, in milliseconds. */
const ABANDONED = 3_600_000

/** Objects as files of a folder, on this machine or mounted from another. */
export function createFolderStore(folder: string): ObjectStore {
  const pathOf = (name: string) => join(folder, ...name.split('/'))

  const put: ObjectStore['put'] = async (name, bytes) => {
    const path = pathOf(name)
    const parent = dirname(path)
    const temporary = join(parent, `${TEMPORARY}${randomUUID()}`)
    try {
      await mkdir(parent, { recursive: true })
      await writeDurably(temporary, bytes)
      // A link is refused where the name is taken; a rename would replace what is there.
      await link(temporary, path)
      await syncFolder(parent)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw inWords(error, folder)
    } finally {
      await rm(temporary, { force: true })
    }
  }

  return {
    name: folder,
    put,
    get: async (name) => {
      const path = pathOf(name)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) throw new Failure(`${name} is not in ${folder}.`)
      return createReadStream(path)
    },
    list: async (prefix) => {
      await removeAbandoned(join(folder, dirname(`${prefix}.`)))
      const entries = await filesBelow(join(folder, dirname(`${prefix}.`)))
      const objects = entries.map(async (path): Promise<StoredObject[]> => {
        const size = await sizeIfThere(path)
        return size === null ? [] : [{ name: relative(folder, path).replaceAll('\\', '/'), bytes: size }]
      })
      return (await Promise.all(objects)).flat().filter(({ name }) => name.startsWith(prefix))
    },
    delete: (name) => rm(pathOf(name), { force: true }),
  }
}

/** Null for what was deleted since its folder was read, as by whoever removes old backups. */
async function sizeIfThere(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
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

/** A new name is there after a power cut only once its folder was written, too. Windows has no such thing. */
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

async function filesBelow(folder: string): Promise<string[]> {
  return (await entriesBelow(folder)).filter(({ name }) => !name.startsWith('.')).map(toPath)
}

async function removeAbandoned(folder: string) {
  for (const entry of await entriesBelow(folder)) {
    if (!entry.name.startsWith(TEMPORARY)) continue
    const path = toPath(entry)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > ABANDONED) await rm(path, { force: true })
  }
}

async function entriesBelow(folder: string) {
  try {
    return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

const toPath = ({ parentPath, name }: { parentPath: string; name: string }) => join(parentPath, name)

const REASONS: Record<string, [message: string, advice: string]> = {
  ENOSPC: ['is full', 'Make room or keep fewer backups (BACKUP_KEEP). What was there before is untouched.'],
  EDQUOT: [
    'has used up its quota',
    'Raise it or keep fewer backups (BACKUP_KEEP). What was there before is untouched.',
  ],
  EFBIG: ['takes no file of that size', 'Raise its limit. What was there before is untouched.'],
  EACCES: ['cannot be written', 'Give this account the right to write there.'],
  EROFS: ['is mounted for reading alone', 'Mount it for writing.'],
}

function inWords(error: unknown, folder: string): unknown {
  const reason = REASONS[String(codeOf(error))]
  return reason ? new Failure(`The folder of backups, ${folder}, ${reason[0]}.`, reason[1], { cause: error }) : error
}
