import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { connectForReplication, readBaseBackup, type BasePart } from './base-backup.ts'
import { discard, readFiles } from './files.ts'
import { physicalManifest, type PhysicalManifest } from './manifest.ts'
import { chunkOf, filesOf, manifestOf } from './object-names.ts'
import { putChunks, putObject, type Vault } from './objects.ts'
import { readPostgresManifest } from './postgres-manifest.ts'
import { keepNone, type KeepMedia } from './media.ts'
import { deleteLeftovers } from './prune.ts'
import { nowAt, readSource } from './source.ts'

/**
 * Copies the files of a whole cluster into the store. The manifest is written last, once everything was read back and compared
 * with what Postgres said of each file: a backup that ends before that is none.
 */
export async function takeFiles(
  vault: Vault,
  databaseUrl: string,
  keepMedia: KeepMedia = keepNone,
): Promise<PhysicalManifest> {
  const sql = connectForReplication(databaseUrl)
  try {
    const source = await readSource(sql)
    const { system } = source
    await deleteLeftovers(vault, system)
    const id = idAt(source.now)
    const manifestParts: Buffer[] = []
    let contentBytes = 0
    async function* files(parts: AsyncIterable<BasePart>) {
      for await (const { of, bytes } of parts) {
        if (of === 'manifest') manifestParts.push(bytes)
        else {
          contentBytes += bytes.length
          yield bytes
        }
      }
    }
    const chunks = await putChunks(
      vault,
      (number) => chunkOf(system, id, number),
      files(readBaseBackup(sql, `laude ${id}`)),
    )
    const postgresManifest = await buffer(Readable.from(manifestParts))
    const { timeline, start_lsn, end_lsn } = readPostgresManifest(postgresManifest)
    const { isNew: _, ...written } = await putObject(vault, filesOf(system, id), postgresManifest)
    const backup = physicalManifest.parse({
      format: 1,
      kind: 'physical',
      id,
      system,
      started_at: source.now,
      ended_at: await readNow(databaseUrl),
      server_version: source.version,
      latest_migration: source.migration,
      chunks,
      content_bytes: contentBytes,
      ...{ timeline, start_lsn, end_lsn },
      wal_segment_bytes: source.segment_bytes,
      postgres_manifest: written,
      media: await keepMedia(system),
    } satisfies PhysicalManifest)
    await readFiles(vault, backup, discard)
    await putObject(vault, manifestOf(system, id), Buffer.from(JSON.stringify(backup)))
    return backup
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/**
 * On a connection of its own: that of a copy may not read on after it. postgres.js pauses it while nobody takes what came, and
 * where the last of it comes then, nothing lets it go on.
 */
async function readNow(databaseUrl: string): Promise<string> {
  const sql = connectForReplication(databaseUrl)
  try {
    return await nowAt(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** "2026-11-30T08:10:00.123456Z" → "20261130-081000-123" */
export const idAt = (instant: string): string =>
  instant.slice(0, 23).replaceAll(/[-:]/g, '').replace('T', '-').replace('.', '-')
