import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { Failure } from '../../supabase/local/failure.ts'
import type { Environment } from '../environments/environment.ts'

export interface Secrets {
  /** Values by name, of those that are set. */
  values: Record<string, string>
  missing: string[]
}

/**
 * The secrets of an environment: from .env.<name>, where there is one, else from the environment variables. Never from both:
 * what a shell has set for other work must not reach production.
 */
export function readSecrets(environment: Environment, root: string, variables: NodeJS.ProcessEnv): Secrets {
  const file = join(root, `.env.${environment.name}`)
  const given = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : variables
  const source = environment.known ?? given
  const { deploying, functions, optional } = environment.secrets
  const required = [...deploying, ...functions, ...(environment.site?.secrets ?? [])]
  const values = Object.fromEntries(
    [...required, ...optional].flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
  )
  for (const variable of ['OWNER_DATABASE_URL', 'DATABASE_URL']) checkDatabase(environment, variable, values[variable])
  return { values, missing: required.filter((name) => !(name in values)) }
}

/** The worst that a wrong secret could do is to migrate another environment's database. */
function checkDatabase({ name, databaseHost, projectRef }: Environment, variable: string, text: string | undefined) {
  if (text === undefined) return
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '')
    throw new Failure(
      `${variable} of ${name} is not the address of a Postgres.`,
      'It looks like postgresql://postgres:password@host:5432/postgres.',
    )
  const isDirect = url.host === databaseHost || url.hostname === databaseHost
  const isPooled = projectRef !== undefined && url.username.endsWith(`.${projectRef}`)
  if (!isDirect && !isPooled)
    throw new Failure(
      `${variable} of ${name} names ${url.host}, but its database is ${databaseHost}.`,
      `Mend .env.${name}, or databaseHost in deploy/environments/${name}.ts.`,
    )
}
