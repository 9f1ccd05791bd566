import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../local/failure.ts'
import { codeOf } from './error-code.ts'
import { walOf } from './object-names.ts'
import { getCompressed, putCompressed, type Vault } from './objects.ts'
import { isArchived, parseSegment, segmentOf } from './wal-names.ts'
import { readSegmentHeader } from './wal-segment.ts'

export interface Shipped {
  files: number
  /** As stored. */
  bytes: number
}

/** Moves the WAL that Postgres put into the spool folder to the store. What was not read back as it is stays in the folder. */
export async function shipWal(vault: Vault, { spool, system }: { spool: string; system: string }): Promise<Shipped> {
  const shipped: Shipped = { files: 0, bytes: 0 }
  for (const file of await waitingIn(spool)) {
    const path = join(spool, file)
    const content = await readFile(path).catch(ifGone)
    if (!content) continue
    refuseForeign(file, content, system)
    const name = walOf(system) + file
    const { bytes, isNew } = await putCompressed(vault, name, content)
    if (!(await getCompressed(vault, name)).equals(content)) throw differs(name, vault.store.name, isNew)
    await rm(path, { force: true })
    shipped.files++
    shipped.bytes += bytes
  }
  return shipped
}

/** The oldest first. What Postgres is still writing there has another name. */
export async function waitingIn(spool: string): Promise<string[]> {
  try {
    return (await readdir(spool)).filter(isArchived).toSorted()
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new Failure(
        `There is no folder ${spool}.`,
        'Postgres archives its WAL there: BACKUP_SPOOL names the folder for both.',
      )
    throw error
  }
}

/** Another process that ships was faster. */
function ifGone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function refuseForeign(file: string, content: Buffer, system: string) {
  if (!/^[0-9A-F]{24}$/.test(file)) return
  const header = readSegmentHeader(content)
  if (header.system !== system)
    throw new Failure(
      `${file} in the spool folder is of another cluster (${header.system}).`,
      'Each cluster needs a spool folder of its own. Move the file away.',
    )
  const said = parseSegment(file, header.bytes)
  // The first segment of a timeline begins with a copy of its parent's.
  if (said?.number !== segmentOf(header.address, header.bytes) || header.timeline > said.timeline)
    throw new Failure(`${file} in the spool folder is not the segment that its name says.`)
}

const differs = (name: string, store: string, isNew: boolean) =>
  isNew
    ? new Failure(
        `${name} did not come back from ${store} as it was written.`,
        'It stays in the spool folder. Look at the store.',
      )
    : new Failure(
        `${name} is in ${store} already, and is another one.`,
        'Two servers archive as the same cluster: one of them may not have been stopped when the other took over.',
      )
