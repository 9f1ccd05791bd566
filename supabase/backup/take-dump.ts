import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { Failure } from '../local/failure.ts'
import { logicalManifest, type LogicalManifest } from './manifest.ts'
import { keepNone, type KeepMedia } from './media.ts'
import { chunkOf, manifestOf } from './object-names.ts'
import { putChunks, putObject, type Vault } from './objects.ts'
import { deleteLeftovers } from './prune.ts'
import { latestMigrationIn, nowAt } from './source.ts'
import { idAt } from './take-files.ts'

/** What is ours, and the accounts. Other schemas of a hosted project are made by its platform. */
const SCHEMAS = ['public', 'private', 'partitions', 'auth', 'supabase_migrations']

/** Copies what is in a database whose files cannot be reached, with the official client. */
export async function takeDump(
  vault: Vault,
  databaseUrl: string,
  sql: postgres.Sql,
  keepMedia: KeepMedia = keepNone,
): Promise<LogicalManifest> {
  const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::integer as version`
  const version = server?.version ?? 0
  requireClient(Math.floor(version / 10_000))
  const system = databaseName(databaseUrl)
  await deleteLeftovers(vault, system)
  const started = await nowAt(sql)
  const id = idAt(started)
  let contentBytes = 0
  async function* counted() {
    for await (const bytes of dump(databaseUrl)) {
      contentBytes += bytes.length
      yield bytes
    }
  }
  const chunks = await putChunks(vault, (number) => chunkOf(system, id, number), counted())
  const backup = logicalManifest.parse({
    format: 1,
    kind: 'logical',
    id,
    system,
    started_at: started,
    ended_at: await nowAt(sql),
    server_version: version,
    latest_migration: await latestMigrationIn(sql),
    chunks,
    content_bytes: contentBytes,
    media: await keepMedia(system),
  } satisfies LogicalManifest)
  await putObject(vault, manifestOf(system, id), Buffer.from(JSON.stringify(backup)))
  return backup
}

/** A hosted database does not tell the identifier of its cluster to everybody. */
function databaseName(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `database-${createHash('sha256')
    .update(`${hostname}:${port || 5432}${pathname}`)
    .digest('hex')
    .slice(0, 12)}`
}

/** pg_dump refuses servers that are newer than itself. */
function requireClient(server: number) {
  const { stdout, error } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' })
  const client = Number(/\s(\d+)/.exec(stdout ?? '')?.[1])
  if (!error && client >= server) return
  throw new Failure(
    `The files of this database cannot be copied, and ${error ? 'there is no pg_dump here' : `the pg_dump here is ${client}`}.`,
    `Install the PostgreSQL client ${server} or newer (Debian: postgresql-client-${server} of apt.postgresql.org; macOS: brew install libpq) so that pg_dump is on the PATH.`,
  )
}

async function* dump(databaseUrl: string): AsyncGenerator<Buffer> {
  const url = new URL(databaseUrl)
  // Other accounts of this machine see the arguments of a process, not its environment.
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) }
  url.password = ''
  const args = ['--format=custom', '--compress=none', ...SCHEMAS.map((schema) => `--schema=${schema}`), url.href]
  const child = spawn('pg_dump', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  try {
    yield* child.stdout
    const code = await ended
    if (code !== 0) throw new Failure(`pg_dump ended with code ${code}. It said: ${said.trim().split('\n').at(-1)}`)
  } finally {
    child.kill()
  }
}
