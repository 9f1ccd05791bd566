import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createFolderStore } from '../../functions/_services/media/folder-store.ts'
import { wordsOf, type StoreProblem } from './catalog.ts'
import { codeOf } from './error-code.ts'
import { mediaOf } from './object-names.ts'
import { getObject, putObject, sha256, type Vault } from './objects.ts'

/** `<community>/<sha256>`: what a file of pictures and sounds is called says what is in it. */
const NAME = /^[\da-f-]{36}\/([\da-f]{64})$/

const hashIn = (name: string): string | undefined => NAME.exec(name)?.[1]

/** Keeps the files that there are once the database is copied, so that no row lacks its file. Answers their names. */
export type KeepMedia = (system: string) => Promise<string[] | undefined>
export const keepNone: KeepMedia = async () => undefined

export interface CopiedMedia {
  /** All that the folder has. */
  names: string[]
  copied: number
  /** Files whose bytes are not those that were kept under their name. They are not copied. */
  wrong: string[]
}

/** The names of the files of media that a store has. */
export async function mediaIn({ store }: Vault, system: string): Promise<Set<string>> {
  const prefix = mediaOf(system)
  return new Set((await store.list(prefix)).map(({ name }) => name.slice(prefix.length)))
}

/** Copies files that the store lacks. What is there by its name has the same bytes. */
export async function copyMedia(
  vault: Vault,
  { system, folder, known }: { system: string; folder: string; known: Set<string> },
): Promise<CopiedMedia> {
  const done: CopiedMedia = { names: [], copied: 0, wrong: [] }
  for await (const { name } of createFolderStore(folder).list()) {
    const hash = hashIn(name)
    if (hash === undefined) continue
    if (!known.has(name)) {
      const bytes = await readFile(join(folder, name)).catch(unlessSwept)
      if (!bytes) continue
      if (sha256(bytes) !== hash) {
        done.wrong.push(name)
        continue
      }
      await putObject(vault, mediaOf(system) + name, bytes)
      known.add(name)
      done.copied++
    }
    done.names.push(name)
  }
  return done
}

function unlessSwept(error: unknown) {
  if (codeOf(error) === 'ENOENT') return undefined
  throw error
}

/** A file as it was kept. Fails where it cannot be read, or has other bytes. */
async function getMedia(vault: Vault, system: string, name: string): Promise<Buffer> {
  const bytes = await getObject(vault, mediaOf(system) + name)
  if (sha256(bytes) !== hashIn(name)) throw new Error(`${name} has other bytes than its name says.`)
  return bytes
}

export interface RestoredMedia {
  folder: string
  files: number
  problems: StoreProblem[]
}

/** Writes all files that a store has into a folder. One that is damaged is named, and keeps no other from coming back. */
export async function restoreMedia(vault: Vault, system: string, folder: string): Promise<RestoredMedia> {
  const restored: RestoredMedia = { folder, files: 0, problems: [] }
  for (const name of await mediaIn(vault, system)) {
    const problem = await problemOf(name, async () => {
      const bytes = await getMedia(vault, system, name)
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes, { mode: 0o600 })
      restored.files++
    })
    restored.problems.push(...problem)
  }
  return restored
}

/** What is wrong with the files of media that a store has, and which of those that are named it lacks. */
export async function verifyMedia(vault: Vault, system: string, named: Iterable<string>): Promise<StoreProblem[]> {
  const there = await mediaIn(vault, system)
  const problems: StoreProblem[] = []
  for (const name of there) problems.push(...(await problemOf(name, () => getMedia(vault, system, name))))
  const missing = [...new Set(named)].filter((name) => !there.has(name))
  return [...problems, ...missing.map((name) => ({ object: mediaOf(system) + name, what: 'It is missing.' }))]
}

async function problemOf(name: string, work: () => Promise<unknown>): Promise<StoreProblem[]> {
  try {
    await work()
    return []
  } catch (error) {
    return [{ object: name, what: wordsOf(error) }]
  }
}

/** Which of these files a folder lacks, or has with other bytes. */
export async function missingFrom(folder: string, names: readonly string[]): Promise<string[]> {
  const missing: string[] = []
  for (const name of names) {
    const bytes = await readFile(join(folder, name)).catch(unlessSwept)
    if (!bytes || sha256(bytes) !== hashIn(name)) missing.push(name)
  }
  return missing
}
