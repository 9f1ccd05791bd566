import { Failure } from '../local/failure.ts'
import { backupManifest, type BackupManifest, type PhysicalManifest } from './manifest.ts'
import { baseOf, fileIn, idIn, isManifest, systemIn, walOf } from './object-names.ts'
import { getCompressed, getObject, type Vault } from './objects.ts'
import type { StoredObject } from './store.ts'
import { isHistory, parseHistory, timelineOfHistory, type Ancestor } from './wal-names.ts'

export interface StoreProblem {
  object: string
  what: string
}

/** What a store has of one cluster or database. */
export interface Catalog {
  system: string
  /** The oldest first. */
  backups: BackupManifest[]
  wal: StoredObject[]
  histories: Map<number, Ancestor[]>
  /** What a backup that was cut off left behind. */
  leftovers: string[]
  /** Manifests and histories that cannot be read. Their backups stay, and are not listed. */
  damaged: StoreProblem[]
}

/** The systems of which a store has something. */
export const systemsIn = (objects: readonly StoredObject[]): string[] =>
  [...new Set(objects.map(({ name }) => systemIn(name)))].toSorted()

/** Without a system: the only one. */
export async function readCatalog(vault: Vault, system?: string): Promise<Catalog> {
  const all = await vault.store.list(system === undefined ? '' : `${system}/`)
  const systems = systemsIn(all)
  const [only] = systems
  if (only === undefined)
    throw new Failure(`There is no backup in ${vault.store.name}.`, 'Take one with npm run backup -- now.')
  if (systems.length > 1)
    throw new Failure(
      `${vault.store.name} has backups of ${systems.length} databases: ${systems.join(', ')}.`,
      'Say which with --system.',
    )
  const catalog: Catalog = {
    system: only,
    backups: [],
    wal: all.filter(({ name }) => name.startsWith(walOf(only))),
    histories: new Map(),
    leftovers: [],
    damaged: [],
  }
  for (const { name } of all.filter((it) => isManifest(it.name))) await addBackup(catalog, vault, name)
  for (const { name } of catalog.wal.filter((it) => isHistory(fileIn(it.name)))) await addHistory(catalog, vault, name)
  catalog.backups.sort((a, b) => Date.parse(a.ended_at) - Date.parse(b.ended_at))
  const listed = new Set(all.filter(({ name }) => isManifest(name)).map(({ name }) => idIn(name)))
  catalog.leftovers = all
    .map(({ name }) => name)
    .filter((name) => name.startsWith(baseOf(only, idIn(name))) && !listed.has(idIn(name)))
  // All of them are wrong in the same way, and the first says in which.
  if (catalog.backups.length === 0 && catalog.damaged[0]) throw new Failure(catalog.damaged[0].what)
  return catalog
}

async function addBackup(catalog: Catalog, vault: Vault, name: string) {
  try {
    catalog.backups.push(backupManifest.parse(JSON.parse((await getObject(vault, name)).toString())))
  } catch (error) {
    catalog.damaged.push({ object: name, what: wordsOf(error) })
  }
}

async function addHistory(catalog: Catalog, vault: Vault, name: string) {
  try {
    const text = (await getCompressed(vault, name)).toString()
    catalog.histories.set(timelineOfHistory(fileIn(name)), parseHistory(text))
  } catch (error) {
    catalog.damaged.push({ object: name, what: wordsOf(error) })
  }
}

export const physicalOf = ({ backups }: Catalog): PhysicalManifest[] =>
  backups.filter((backup) => backup.kind === 'physical')

export const walFiles = ({ wal }: Catalog): string[] => wal.map(({ name }) => fileIn(name))

/** An error as a sentence; a Failure with what to do about it. */
export function wordsOf(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.advice}`.trim()
  return error instanceof Error ? error.message : String(error)
}
