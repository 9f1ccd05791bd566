import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { Failure } from './failure.ts'

/** Brings a database up to date: what Supabase's platform would give it, then migrations, then seeds. */
export async function prepareDatabase(url: string, root: string): Promise<void> {
  await addPlatform(url, join(root, 'supabase/local/platform.sql'))
  await pushMigrations(url, root)
  await showMigrations(url)
}

/** The functions tell by the latest migration whether they fit the database. */
async function showMigrations(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`grant usage on schema supabase_migrations to laude_functions`
    await sql`grant select on supabase_migrations.schema_migrations to laude_functions`
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** What Supabase's platform would give a database. */
export async function addPlatform(url: string, file: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [server] = await sql<{ version: number; supabase: boolean }[]>`
      select
        current_setting('server_version_num')::integer as version,
        to_regclass('auth.users') is not null
          and obj_description(to_regnamespace('auth'), 'pg_namespace') is distinct from 'Laude local platform' as supabase
    `
    if (!server || server.version < 170_000)
      throw new Failure(
        `${describe(url)} runs Postgres ${String(server?.version).slice(0, 2)}.`,
        'Laude needs 17 or newer.',
      )
    if (server.supabase)
      throw new Failure(
        `${describe(url)} belongs to a Supabase project, which has an Auth of its own.`,
        'Set SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY to that project, too; the README says how.',
      )
    await sql.unsafe(readFileSync(file, 'utf8'))
  } catch (error) {
    throw unreachable(url, error)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** The error in words, where it says that a database cannot be used. */
export function unreachable(
  url: string,
  error: unknown,
  advice = 'Start it, or mend DATABASE_URL; unset, Laude brings a Postgres of its own.',
): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === '28P01' || code === '28000')
    return new Failure(`${describe(url)} refuses this user and password.`, advice)
  if (code === '3D000') return new Failure(`${describe(url)} does not exist on its server.`, advice)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Failure(`There is no server called ${new URL(url).hostname}.`, advice)
  if (/^(ECONN|CONNECT|ETIMEDOUT)/.test(code)) return new Failure(`${describe(url)} does not answer.`, advice)
  return new Failure(`${describe(url)} could not be prepared: ${error.message}.`, advice, { cause: error })
}

/** The real Supabase CLI applies what is new in migrations/ and seeds/, here as everywhere. */
export async function pushMigrations(url: string, root: string): Promise<void> {
  const { code, output } = await run(
    join(root, 'node_modules/.bin/supabase'),
    ['db', 'push', `--remote=${url}`, '--yes', '--include-seed', '--workdir', root],
    root,
  )
  if (code === 0) return
  const steps = [...output.matchAll(/(?:Applying migration|Seeding data from) (\S+?)\.\.\./g)]
  const message = /^ERROR: (.*?)(?: \(SQLSTATE \w+\))?$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1)
  throw new Failure(
    `${steps.at(-1)?.[1] ?? 'The migrations'} failed: ${message}.`,
    'Nothing of that file was applied. Mend it and start again.',
  )
}

function run(command: string, args: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject).once('close', (code) => resolve({ code, output }))
  })
}

/** Names a database without its password. */
function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `The database ${pathname.slice(1) || 'postgres'} at ${hostname}:${port || 5432}`
}
