import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { Failure } from '../local/failure.ts'

/** Databases that are made for a preview and dropped after it, whatever happens in between. */
export interface ScratchDatabases {
  /** Makes one, perhaps as a copy of another to which nobody is connected. Answers its URL. */
  create: (template?: string) => Promise<string>
  /** Whether anybody is connected to a database of the server. */
  isInUse: (database: string) => Promise<boolean>
  dropAll: () => Promise<void>
}

export const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres'

function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** On the server of this database. */
export function createScratchDatabases(url: string): ScratchDatabases {
  const source = databaseOf(url)
  // A database to which somebody is connected cannot be copied, so the connection is to another one.
  const admin = postgres(withDatabase(url, source === 'template1' ? 'postgres' : 'template1'), {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
  })
  const made: string[] = []
  let dropping: Promise<void> | undefined
  const dropAll = async () => {
    for (const name of made) await admin.unsafe(`drop database if exists ${name} with (force)`)
    await admin.end({ timeout: 2 })
  }
  return {
    create: async (template) => {
      const name = `laude_preview_${randomBytes(6).toString('hex')}`
      made.push(name)
      try {
        await admin.unsafe(`create database ${name} template "${template ?? 'template0'}"`)
        if (template !== undefined) await copySettings(admin, template, name)
      } catch (error) {
        throw refusal(error)
      }
      return withDatabase(url, name)
    },
    isInUse: async (database) => {
      const [row] = await admin<{ sessions: number }[]>`
        select count(*)::integer as sessions
        from pg_stat_activity
        where datname = ${database} and backend_type = 'client backend'
      `
      return (row?.sessions ?? 0) > 0
    },
    dropAll: () => (dropping ??= dropAll()),
  }
}

/** What `alter database … set` says of a database is not part of its copy. */
async function copySettings(admin: postgres.Sql, from: string, to: string): Promise<void> {
  const settings = await admin<{ statement: string }[]>`
    select format(
      'alter database %I set %I = %s', ${to}::text, split_part(setting, '=', 1),
      -- The schemas of the path are quoted one by one, where they need it.
      case
        when starts_with(setting, 'search_path=') then substr(setting, 13)
        else quote_literal(substr(setting, strpos(setting, '=') + 1))
      end
    ) as statement
    from pg_db_role_setting
    join pg_database on pg_database.oid = setdatabase
    cross join unnest(setconfig) as setting
    where datname = ${from} and setrole = 0
  `
  for (const { statement } of settings) await admin.unsafe(statement)
}

function refusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code !== '42501') return error
  return new Failure(
    'This login may not create databases, so there is nowhere to copy to.',
    'Restore a backup into a database of its own and preview there: npm run preview -- --on <url> --scratch.',
    { cause: error },
  )
}
