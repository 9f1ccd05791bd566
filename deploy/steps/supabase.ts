import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../supabase/local/failure.ts'
import type { Environment } from '../environments/environment.ts'
import { runCommand, type CommandResult } from './run-command.ts'

export interface SupabaseOptions {
  environment: Environment
  /** Values of secrets by name. */
  secrets: Record<string, string>
  /** The checkout of what is deployed. */
  checkout: string
  /** Where the CLI is installed. */
  root: string
  print: (line: string) => void
}

/** How often a migration that found a table locked is tried again, and the first pause, in milliseconds; each is twice the last. */
const ATTEMPTS = 6
const FIRST_PAUSE = 1000

/** The Supabase CLI, with what this environment's project and database need. Passwords are in its environment, not in its arguments. */
export function createSupabase({ environment, secrets, checkout, root, print }: SupabaseOptions) {
  const database = URL.parse(secrets.OWNER_DATABASE_URL ?? '')
  const run = (args: readonly string[], show = true) =>
    runCommand(join(root, 'node_modules/.bin/supabase'), [...args, '--yes', '--workdir', checkout], {
      cwd: checkout,
      show,
      env: {
        SUPABASE_ACCESS_TOKEN: secrets.SUPABASE_ACCESS_TOKEN,
        PGPASSWORD: decodeURIComponent(database?.password ?? ''),
        PGSSLMODE: isLoopback(database?.hostname) ? 'prefer' : 'require',
        DO_NOT_TRACK: '1',
        SUPABASE_TELEMETRY_DISABLED: '1',
      },
    })
  const target = `--remote=${withoutPassword(database)}`
  const project = `--remote=${environment.projectRef}`

  const pendingMigrations = async (): Promise<string[] | undefined> => {
    if (!database) return undefined
    const result = await run(['db', 'push', target, '--dry-run', '--output-format', 'json'], false)
    const answer = dryRun.safeParse(lastJson(result))
    if (result.code === 0 && answer.success) return answer.data.migrations.map((file) => file.split('/').at(-1) ?? file)
    throw new Failure(`The database of ${environment.name} does not say what it lacks.\n${result.output.trim()}`)
  }

  const pushMigrations = async (seeds: boolean): Promise<void> => {
    const args = ['db', 'push', target, ...(seeds ? ['--include-seed'] : [])]
    for (let attempt = 1, pause = FIRST_PAUSE; ; attempt++, pause *= 2) {
      const { code, output } = await run(args)
      if (code === 0) return
      if (!LOCK_TIMEOUT.test(output) || attempt === ATTEMPTS)
        throw new Failure(
          'A migration failed; nothing of its file was applied.',
          'Functions and site are as they were.',
        )
      print(`A table was in use, so that migration waits: try ${attempt + 1} of ${ATTEMPTS} in ${pause / 1000} s.`)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  const setSecrets = async (values: Record<string, string>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'laude-secrets-'))
    try {
      const file = join(folder, 'env')
      const lines = Object.entries(values).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
      writeFileSync(file, lines.join(''), { mode: 0o600 })
      succeed(await run(['secrets', 'set', project, '--env-file', file]), 'The settings of functions were not taken.')
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  const deployFunctions = async (): Promise<void> => {
    // It names every file that it uploads: shown only where it fails.
    const result = await run(['functions', 'deploy', project, '--use-api'], false)
    if (result.code !== 0) print(result.output.trim().split('\n').slice(-20).join('\n'))
    succeed(result, 'The functions were not deployed, or not all of them.')
  }

  return { pendingMigrations, pushMigrations, setSecrets, deployFunctions }
}

export type Supabase = ReturnType<typeof createSupabase>

/** What Postgres says where a lock was not to be had in time (lock_not_available). */
const LOCK_TIMEOUT = /\b55P03\b|due to lock timeout/

const dryRun = z.object({ migrations: z.array(z.string()) })

function lastJson({ stdout }: CommandResult): unknown {
  const line = stdout.trim().split('\n').at(-1) ?? ''
  return line.startsWith('{') ? JSON.parse(line) : undefined
}

function succeed({ code }: CommandResult, sentence: string) {
  if (code !== 0) throw new Failure(sentence)
}

function withoutPassword(url: URL | null): string {
  if (!url) return ''
  const bare = new URL(url)
  bare.password = ''
  return bare.href
}

const isLoopback = (host: string | undefined) => host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
