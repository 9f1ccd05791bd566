import { readCatalog, type Catalog } from './catalog.ts'
import type { BackupManifest } from './manifest.ts'
import { basesOf, fileIn, idIn, manifestOf, mediaOf, walOf } from './object-names.ts'
import type { Vault } from './objects.ts'
import { planRetention, type Keep } from './retention.ts'
import { isHistory, parseLsn, parseSegment, segmentOf } from './wal-names.ts'

/**
 * What is to be deleted, in an order in which it may end anywhere: a backup's manifest goes before what it names, and WAL goes
 * after the backups that need it, the oldest first.
 */
export function planDeletion(
  { system, backups, wal, leftovers }: Pick<Catalog, 'system' | 'backups' | 'wal' | 'leftovers'>,
  keep: Keep,
): string[] {
  const { deleted, withWalFrom } = planRetention(backups, keep)
  const byId = new Map(backups.map((backup) => [backup.id, backup]))
  const ofBackups = deleted.flatMap((id) => {
    const backup = byId.get(id)
    return backup ? [manifestOf(system, id), ...objectsOf(backup)] : []
  })
  return [
    ...leftovers,
    ...ofBackups,
    ...unnamedMedia(backups, new Set(deleted)).map((name) => mediaOf(system) + name),
    ...oldWal(
      wal.map(({ name }) => fileIn(name)),
      byId.get(withWalFrom ?? ''),
    ).map((file) => walOf(system) + file),
  ]
}

const objectsOf = (backup: BackupManifest): string[] => [
  ...backup.chunks.map(({ name }) => name),
  ...(backup.kind === 'physical' ? [backup.postgres_manifest.name] : []),
]

/** Files that no backup names any more. One that none has named yet was copied since the newest. */
function unnamedMedia(backups: readonly BackupManifest[], deleted: ReadonlySet<string>): string[] {
  const named = (isKept: boolean) =>
    new Set(backups.filter(({ id }) => deleted.has(id) !== isKept).flatMap(({ media = [] }) => media))
  const kept = named(true)
  return [...named(false)].filter((name) => !kept.has(name))
}

function oldWal(files: readonly string[], oldest: BackupManifest | undefined): string[] {
  if (oldest?.kind !== 'physical') return []
  const bytes = oldest.wal_segment_bytes
  const first = segmentOf(parseLsn(oldest.start_lsn), bytes)
  const numberOf = (file: string) => parseSegment(file.slice(0, 24), bytes)?.number ?? Infinity
  return files
    .filter((file) => !isHistory(file) && numberOf(file) < first)
    .toSorted((a, b) => numberOf(a) - numberOf(b))
}

export interface PruneOptions {
  system: string
  keep: Keep
  /** Backups that are being copied to this store, and have no manifest here yet. */
  coming?: ReadonlySet<string>
}

/** Deletes what is no longer kept and what backups that were cut off left behind. No backup may be under way meanwhile. */
export async function prune(vault: Vault, { system, keep, coming = new Set() }: PruneOptions): Promise<number> {
  const catalog = await readCatalog(vault, system)
  const leftovers = catalog.leftovers.filter((name) => !coming.has(idIn(name)))
  const names = planDeletion({ ...catalog, leftovers }, keep)
  for (const name of names) await vault.store.delete(name)
  return names.length
}

/** Deletes what a backup that was cut off left behind. */
export async function deleteLeftovers(vault: Vault, system: string): Promise<number> {
  const all = await vault.store.list(basesOf(system))
  const complete = new Set(
    all.filter(({ name }) => name.endsWith('/manifest')).map(({ name }) => name.replace(/manifest$/, '')),
  )
  const leftovers = all.filter(({ name }) => !complete.has(name.replace(/[^/]+$/, '')))
  for (const { name } of leftovers) await vault.store.delete(name)
  return leftovers.length
}
