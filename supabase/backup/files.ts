import { createHash } from 'node:crypto'
import { Failure } from '../local/failure.ts'
import { readPostgresManifest, type PostgresManifest } from './postgres-manifest.ts'
import type { PhysicalManifest } from './manifest.ts'
import { getChecked, getChunks, type Vault } from './objects.ts'
import { buffer } from 'node:stream/consumers'
import { readTar, type TarEntry } from './tar.ts'

/** Where the files of a backup go. */
export interface FileSink {
  folder: (path: string) => Promise<void>
  file: (path: string, content: AsyncIterable<Buffer>) => Promise<void>
}

/** Reads and checks them, and keeps nothing. */
export const discard: FileSink = {
  folder: async () => {},
  file: async (_path, content) => {
    for await (const _ of content);
  },
}

/** What Postgres said of the files when the backup was taken. */
export const postgresManifestOf = async (vault: Vault, backup: PhysicalManifest): Promise<Buffer> =>
  buffer(getChecked(vault, backup.postgres_manifest))

/** Reads a whole backup, each file compared with what Postgres said of it. Fails at the first that differs. */
export async function readFiles(vault: Vault, backup: PhysicalManifest, sink: FileSink): Promise<void> {
  const expected = readPostgresManifest(await postgresManifestOf(vault, backup))
  const missing = new Set(expected.files.keys())
  for await (const entry of readTar(getChunks(vault, backup.chunks))) {
    refuseOutside(entry.path)
    if (entry.kind === 'folder') await sink.folder(entry.path)
    else await readFile(entry, expected, backup.id, sink)
    missing.delete(entry.path)
  }
  const [first] = missing
  if (first !== undefined)
    throw new Failure(`${first} and ${missing.size - 1} more files are missing in backup ${backup.id}.`)
}

async function readFile({ path, bytes, content }: TarEntry, { files }: PostgresManifest, id: string, sink: FileSink) {
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const piece of content) {
      hash.update(piece)
      yield piece
    }
  }
  await sink.file(path, hashed())
  const expected = files.get(path)
  // WAL has checksums of its own, in each record.
  if (!expected && !path.startsWith('pg_wal/')) throw new Failure(`Postgres does not know ${path} of backup ${id}.`)
  if (expected && (expected.bytes !== bytes || expected.sha256 !== hash.digest('hex')))
    throw new Failure(`${path} of backup ${id} is not what Postgres wrote.`)
}

function refuseOutside(path: string) {
  if (path.startsWith('/') || path.split('/').includes('..'))
    throw new Failure(`The archive has a file outside of its folder: ${path}.`)
}
