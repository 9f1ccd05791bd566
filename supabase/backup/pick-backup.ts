import { Failure } from '../local/failure.ts'
import { physicalOf, readCatalog, walFiles, type Catalog } from './catalog.ts'
import type { PhysicalManifest } from './manifest.ts'
import { walOf } from './object-names.ts'
import { getCompressed, type Vault } from './objects.ts'
import { findChain, type WalChain } from './wal-chain.ts'
import { lastTransactionIn } from './wal-segment.ts'

export interface RestorePlan {
  catalog: Catalog
  backup: PhysicalManifest
  chain: WalChain
  /** Unset: everything that there is. */
  until?: Date
}

/** The newest backup from which a moment can be reached, and the WAL behind it; without a moment, the newest of all. */
export async function pickBackup(vault: Vault, at?: Date, system?: string): Promise<RestorePlan> {
  const catalog = await readCatalog(vault, system)
  const backups = physicalOf(catalog)
  const [oldest] = backups
  if (!oldest)
    throw new Failure(
      `${vault.store.name} has no backup of files of ${catalog.system}.`,
      catalog.backups.length > 0
        ? 'What it has are dumps, which pg_restore restores; docs/backups.md says how.'
        : 'Take one with npm run backup -- now.',
    )
  const backup = at ? backups.findLast(({ ended_at }) => Date.parse(ended_at) <= at.getTime()) : backups.at(-1)
  if (!backup)
    throw new Failure(
      `${instant(at)} is before the first backup was complete.`,
      `The earliest time that can be restored is ${instant(oldest.ended_at)}.`,
    )
  const chain = findChain(backup, walFiles(catalog), catalog.histories)
  if (!at) return { catalog, backup, chain }
  const latest = await latestMoment(vault, catalog.system, backup, chain)
  if (at.getTime() > latest) throw tooLate(at, latest, chain)
  return { catalog, backup, chain, until: at }
}

/** When the last transaction ended that can be replayed; the end of the backup where none can. */
export async function latestMoment(
  vault: Vault,
  system: string,
  { ended_at }: PhysicalManifest,
  { segments }: WalChain,
): Promise<number> {
  for (const file of segments.toReversed()) {
    const last = lastTransactionIn(await getCompressed(vault, walOf(system) + file))
    if (last !== undefined) return Math.max(last, Date.parse(ended_at))
  }
  return Date.parse(ended_at)
}

function tooLate(at: Date, latest: number, { missing: [gap] }: WalChain): Failure {
  const why =
    gap === undefined
      ? 'the last transaction that was archived'
      : `the last transaction before a gap in the WAL (${gap} is missing)`
  return new Failure(
    `${instant(at)} is after ${why}.`,
    `The latest time that can be restored is ${instant(latest)}. Without --at, everything until then is restored.`,
  )
}

const instant = (time?: Date | number | string) => new Date(time ?? NaN).toISOString()
