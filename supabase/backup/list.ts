import { count } from '../../functions/_domain/locale/counts.ts'
import { readCatalog, walFiles } from './catalog.ts'
import type { BackupEnvironment } from './environment.ts'
import { bytesOf, type BackupManifest } from './manifest.ts'
import { latestMoment } from './pick-backup.ts'
import { planRetention } from './retention.ts'
import { findChain } from './wal-chain.ts'

/** What a store has, a line each. */
export async function describeCatalog(
  { vault, keep }: Pick<BackupEnvironment, 'vault' | 'keep'>,
  system?: string,
): Promise<string[]> {
  const catalog = await readCatalog(vault, system)
  const { withWalFrom } = planRetention(catalog.backups, keep)
  const oldest = catalog.backups.find(({ id }) => id === withWalFrom)
  return [
    `${catalog.system} in ${vault.store.name}`,
    ...catalog.backups.map((backup) => `  ${describeBackup(backup)}`),
    `  ${count(catalog.wal.length, 'file')} of WAL`,
    ...(oldest?.kind === 'physical' ? await describeTimes() : []),
    ...catalog.damaged.map(({ object, what }) => `  ${object}: ${what}`),
  ]

  async function describeTimes() {
    if (oldest?.kind !== 'physical') return []
    const chain = findChain(oldest, walFiles(catalog), catalog.histories)
    const latest = await latestMoment(vault, catalog.system, oldest, chain)
    const gap = chain.missing[0]
    return [
      latest > Date.parse(oldest.ended_at)
        ? `  Any time from ${oldest.ended_at} to ${new Date(latest).toISOString()} can be restored.`
        : '  Each can be restored as it was at its end: no transaction was shipped since the oldest of the last days.',
      ...(gap === undefined ? [] : [`  ${gap} is missing in the WAL behind that.`]),
    ]
  }
}

export const describeBackup = (backup: BackupManifest): string =>
  `${backup.id}  ${backup.kind === 'physical' ? 'files' : 'dump'}, ${megabytes(backup.content_bytes)} in ${megabytes(bytesOf(backup))}, complete at ${backup.ended_at}`

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
