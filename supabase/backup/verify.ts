import { physicalOf, readCatalog, walFiles, wordsOf, type Catalog, type StoreProblem } from './catalog.ts'
import { discard, readFiles } from './files.ts'
import type { BackupManifest } from './manifest.ts'
import { verifyMedia } from './media.ts'
import { fileIn, walOf } from './object-names.ts'
import { getChunks, getCompressed, type Vault } from './objects.ts'
import { planRetention, type Keep } from './retention.ts'
import { findChain } from './wal-chain.ts'
import { historyName } from './wal-names.ts'

export interface Verified {
  backups: number
  walFiles: number
  problems: StoreProblem[]
}

/** Reads every object, and looks whether the WAL from the oldest backup that needs it to the newest segment is whole. */
export async function verify(vault: Vault, keep: Keep, system?: string): Promise<Verified> {
  const catalog = await readCatalog(vault, system)
  const problems = [...catalog.damaged]
  const check = async (object: string, work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      problems.push({ object, what: wordsOf(error) })
    }
  }
  for (const backup of catalog.backups) await check(`backup ${backup.id}`, () => readAll(vault, backup))
  for (const { name } of catalog.wal) await check(fileIn(name), () => getCompressed(vault, name))
  const named = catalog.backups.flatMap(({ media = [] }) => media)
  problems.push(...(await verifyMedia(vault, catalog.system, named)))
  return {
    backups: catalog.backups.length,
    walFiles: catalog.wal.length,
    problems: [...problems, ...lostTimelinesIn(catalog), ...gapsIn(catalog, keep)],
  }
}

async function readAll(vault: Vault, backup: BackupManifest) {
  if (backup.kind === 'physical') await readFiles(vault, backup, discard)
  else for await (const _ of getChunks(vault, backup.chunks));
}

/** Without its history, nobody knows where a timeline left the one before. */
function lostTimelinesIn(catalog: Catalog): StoreProblem[] {
  const timelines = new Set(walFiles(catalog).map((file) => Number.parseInt(file.slice(0, 8), 16)))
  return [...timelines]
    .filter((timeline) => timeline > 1 && !catalog.histories.has(timeline))
    .map((timeline) => ({
      object: walOf(catalog.system) + historyName(timeline),
      what: `It is missing, so what the server wrote that began timeline ${timeline} cannot be restored from backups before that.`,
    }))
}

/** Only backups of the last days have WAL behind them. */
export function gapsIn(catalog: Catalog, keep: Keep): StoreProblem[] {
  const { withWalFrom } = planRetention(catalog.backups, keep)
  const oldest = physicalOf(catalog).find(({ id }) => id === withWalFrom)
  if (!oldest) return []
  const { missing } = findChain(oldest, walFiles(catalog), catalog.histories)
  const [first] = missing
  if (first === undefined) return []
  const last = missing.at(-1)
  const what =
    missing.length === 1 ? `${first} is missing` : `${missing.length} segments from ${first} to ${last} are missing`
  return [
    {
      object: walOf(catalog.system),
      what: `There is a gap in the WAL: ${what}. Nothing behind it can be restored from the backups before it.`,
    },
  ]
}
