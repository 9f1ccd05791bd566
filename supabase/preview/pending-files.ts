import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { Failure } from '../local/failure.ts'
import { splitStatements, type SqlStatement } from './split-statements.ts'

/** A file that a deployment would run. */
export interface PendingFile {
  kind: 'migration' | 'seed'
  /** As the tree names it: `migrations/20261201090000_plans.sql`. */
  path: string
  version: string
  name: string
  hash: string
  statements: SqlStatement[]
}

export interface PendingFiles {
  files: PendingFile[]
  /** Seeds that were sown before and have another text now: a deployment notes that and does not run them. */
  changedSeeds: string[]
}

/** The files below `folder` (`migrations/`, `seeds/`) that a database has not had, in the order in which they are run. */
export async function findPending(sql: postgres.Sql, folder: string): Promise<PendingFiles> {
  const { applied, sown } = await readHistory(sql)
  const migrations = migrationsIn(folder)
  const unknown = [...applied].filter((version) => !migrations.some((file) => file.version === version))
  if (unknown.length > 0)
    throw new Failure(
      `The database has migrations that this tree does not: ${unknown.join(', ')}.`,
      'Merge what was deployed there, or preview against a database that is not ahead.',
    )
  const missing = migrations.filter(({ version }) => !applied.has(version))
  const newest = [...applied].toSorted().at(-1) ?? ''
  const late = missing.find(({ version }) => version < newest)
  if (late)
    throw new Failure(
      `${late.path} is older than the newest migration that the database has (${newest}).`,
      'A deployment refuses that: give the file a new number, with npm run new:migration.',
    )
  const seeds = seedsIn(folder)
  return {
    files: [...missing, ...seeds.filter(({ name }) => !sown.has(name))],
    changedSeeds: seeds.filter(({ name, hash }) => (sown.get(name) ?? hash) !== hash).map(({ path }) => path),
  }
}

async function readHistory(sql: postgres.Sql) {
  const [there] = await sql<{ migrations: boolean; seeds: boolean }[]>`
    select
      to_regclass('supabase_migrations.schema_migrations') is not null as migrations,
      to_regclass('supabase_migrations.seed_files') is not null as seeds
  `
  if (!there?.migrations)
    throw new Failure(
      'The database has no history of migrations.',
      'Preview against a database that npm start or a deployment has made.',
    )
  const applied = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`
  const sown = there.seeds
    ? await sql<{ path: string; hash: string }[]>`select path, hash from supabase_migrations.seed_files`
    : []
  return {
    applied: new Set(applied.map(({ version }) => version)),
    sown: new Map(sown.map(({ path, hash }) => [path.split('/').at(-1) ?? path, hash])),
  }
}

export const migrationsIn = (folder: string): PendingFile[] =>
  filesIn(folder, 'migrations').flatMap((file) => {
    const [, version, name] = /^(\d+)_(.*)\.sql$/.exec(file.name) ?? []
    return version === undefined || name === undefined ? [] : [{ ...file, kind: 'migration' as const, version, name }]
  })

const seedsIn = (folder: string): PendingFile[] =>
  filesIn(folder, 'seeds').map((file) => ({ ...file, kind: 'seed' as const, version: '' }))

function filesIn(folder: string, room: string) {
  const place = join(folder, room)
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(place, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      return { path: `${room}/${name}`, name, hash, statements: splitStatements(text) }
    })
}
