import { existsSync, readdirSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../local/failure.ts'
import { readCatalog } from './catalog.ts'
import { restoreMedia, type RestoredMedia } from './media.ts'
import { getChunks } from './objects.ts'
import type { RestoreOptions } from './restore.ts'

interface RestoredDump {
  says: string
  media: RestoredMedia
}

/** Where a store has dumps alone, writes the newest as a file and says how to go on. Undefined: it has backups of files. */
export async function restoreDump({
  vault,
  into,
  at,
  system,
}: Pick<RestoreOptions, 'vault' | 'into' | 'at' | 'system'>): Promise<RestoredDump | undefined> {
  const { backups, system: found } = await readCatalog(vault, system)
  const dumps = backups.filter(({ kind }) => kind === 'logical')
  if (dumps.length < backups.length || dumps.length === 0) return undefined
  const dump = at ? dumps.findLast(({ started_at }) => Date.parse(started_at) <= at.getTime()) : dumps.at(-1)
  if (!dump) throw new Failure('There is no dump from before that.', `The first one is of ${dumps[0]?.started_at}.`)
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new Failure(`${into} is not empty, and a restore never replaces anything.`, 'Name another folder.')
  await mkdir(into, { recursive: true })
  const path = join(into, `${dump.id}.dump`)
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of getChunks(vault, dump.chunks)) await file.write(piece)
    await file.sync()
  } finally {
    await file.close()
  }
  return {
    says: `${path} is the database as of ${dump.started_at}. pg_restore puts it into another; docs/backups.md says how.`,
    media: await restoreMedia(vault, found, join(into, 'media')),
  }
}
