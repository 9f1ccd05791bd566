import { join } from 'node:path'
import postgres from 'postgres'
import { addPlatform } from '../local/database.ts'
import { Failure } from '../local/failure.ts'
import { copyRows } from './copy-rows.ts'
import { migrationsIn } from './pending-files.ts'
import { makeHistoryTables } from './history-tables.ts'
import { databaseOf, type ScratchDatabases } from './scratch-database.ts'

/** How a copy was made: by Postgres, file by file; or row by row, since others were connected. */
export type CopyMethod = 'files' | 'rows'

/**
 * A copy of a database on the same server, of which nobody notices anything. Postgres copies a database whole only while
 * nobody is connected, and keeps those away who come meanwhile; so where somebody is, the schema is made from the migrations
 * that the database has had, and its rows are copied in one snapshot.
 */
export async function copyEnvironment(
  scratch: ScratchDatabases,
  url: string,
  folder: string,
): Promise<{ url: string; method: CopyMethod }> {
  const source = databaseOf(url)
  if (!(await scratch.isInUse(source))) return { url: await scratch.create(source), method: 'files' }
  const copy = await scratch.create()
  await addPlatform(copy, join(import.meta.dirname, '../local/platform.sql'))
  await makeSchema(url, copy, folder)
  await copyRows(url, copy)
  return { url: copy, method: 'rows' }
}

async function makeSchema(fromUrl: string, toUrl: string, folder: string): Promise<void> {
  const from = postgres(fromUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  const to = postgres(toUrl, { max: 1, onnotice: () => {} })
  try {
    const applied = await from<{ version: string }[]>`select version from supabase_migrations.schema_migrations`
    const versions = new Set(applied.map(({ version }) => version))
    const files = migrationsIn(folder).filter(({ version }) => versions.has(version))
    if (files.length < versions.size)
      throw new Failure(
        'The database has migrations that this tree does not.',
        'Merge what was deployed there, or preview against a database that is not ahead.',
      )
    await makeHistoryTables(to)
    for (const { statements } of files) for (const { text } of statements) await to.unsafe(text)
  } finally {
    await Promise.all([from.end({ timeout: 2 }), to.end({ timeout: 2 })])
  }
}
