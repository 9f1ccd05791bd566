import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from './failure.ts'

export interface Settings {
  /** Reload on change instead of serving what was built. */
  dev: boolean
  /** Forget the embedded database and start over. */
  fresh: boolean
  /** How many processes of the API share its port. */
  servers: number
  /** The folder for the stack's files. */
  home: string
  ports: {
    site: number
    api: number
    database: number
    assistant: number
    redis: number
    redisRest: number
    kafka: number
  }
  /** The folder into which the embedded Postgres archives its WAL, from where npm run backup -- run takes it. */
  spool?: string
  /** Unset: the embedded Postgres. */
  databaseUrl?: string
  /** What the site shows Auth beside the address of its client: a new one at each start. */
  proxySecret: string
  /** The assistant asks our stand-in instead of the model that the environment names, if any. */
  standIn: boolean
  /** Cached responses and counts of requests are in a Redis of ours, as where there are several servers. */
  redis: boolean
  /** Events go through a Kafka of this machine. */
  kafka: boolean
  /** Unset: everything runs here. */
  project?: { url: string; key: string; functionsUrl?: string }
}

export const ownUrl = (settings: Settings) => `http://localhost:${settings.ports.api}`

export const standInUrl = (settings: Settings) => `http://127.0.0.1:${settings.ports.assistant}`

export function readSettings(args: string[], env: NodeJS.ProcessEnv, root: string): Settings {
  const { values } = readArgs(args)
  const settings: Settings = {
    dev: values.dev ?? false,
    fresh: values.fresh ?? false,
    servers: serverCount(values.servers),
    home: resolve(root, env.LAUDE_HOME ?? '.laude'),
    ports: {
      site: port(env, 'SITE_PORT', 3000),
      api: port(env, 'API_PORT', 54321),
      database: port(env, 'DB_PORT', 54322),
      assistant: port(env, 'ASSISTANT_PORT', 54323),
      redis: port(env, 'REDIS_PORT', 54324),
      redisRest: port(env, 'REDIS_REST_PORT', 54330),
      kafka: port(env, 'KAFKA_PORT', 54326),
    },
    standIn: values.assistant !== undefined,
    redis: values.redis ?? false,
    kafka: values.kafka ?? false,
    proxySecret: randomBytes(32).toString('base64url'),
    spool: env.BACKUP_SPOOL ? resolve(root, env.BACKUP_SPOOL) : undefined,
    databaseUrl: env.DATABASE_URL ? databaseUrl(env.DATABASE_URL) : undefined,
  }
  if (values.assistant !== undefined && values.assistant !== 'stand-in')
    throw new Failure(
      `npm start knows no assistant called ${values.assistant}.`,
      'It takes --assistant=stand-in. A model is asked once ANTHROPIC_API_KEY is set.',
    )
  if (settings.fresh && settings.databaseUrl)
    throw new Failure(
      '--fresh starts over with the embedded database, but DATABASE_URL names another.',
      'Empty that database yourself, or unset DATABASE_URL.',
    )
  return isForeign(env.SUPABASE_URL, settings) ? { ...settings, project: project(env) } : settings
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        dev: { type: 'boolean' },
        fresh: { type: 'boolean' },
        assistant: { type: 'string' },
        redis: { type: 'boolean' },
        kafka: { type: 'boolean' },
        servers: { type: 'string' },
      },
    })
  } catch {
    throw new Failure(
      `npm start does not know ${args.join(' ')}.`,
      'It takes --fresh, --redis, --kafka, --servers 2 and --assistant=stand-in: npm start -- --fresh.',
    )
  }
}

/** Somewhere else there is an Auth already; one of ours beside it would be wrong. */
const isForeign = (url: string | undefined, settings: Settings) =>
  Boolean(url) && URL.parse(url ?? '')?.origin !== ownUrl(settings)

function project(env: NodeJS.ProcessEnv) {
  const url = URL.parse(env.SUPABASE_URL ?? '')
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure('SUPABASE_URL is not a web address.', 'It looks like https://abcdefgh.supabase.co.')
  const key = env.SUPABASE_PUBLISHABLE_KEY ?? env.SUPABASE_ANON_KEY
  if (!key)
    throw new Failure(
      'SUPABASE_URL points to a Supabase project, but its publishable key is not set.',
      'Set SUPABASE_PUBLISHABLE_KEY (or the older SUPABASE_ANON_KEY) as its dashboard shows it.',
    )
  return { url: url.origin, key, functionsUrl: env.FUNCTIONS_URL }
}

const MAX_SERVERS = 16

function serverCount(text = '1'): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > MAX_SERVERS)
    throw new Failure(`--servers is "${text}".`, `It takes a number from 1 to ${MAX_SERVERS}.`)
  if (count > 1 && process.platform !== 'linux')
    throw new Failure('Several servers on one port need Linux, which distributes connections among them.')
  return count
}

function port(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const value = Number(env[name] ?? usual)
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value
  throw new Failure(`${name} is "${env[name]}", which is no port.`, `Set it to a number such as ${usual}, or unset it.`)
}

function databaseUrl(text: string): string {
  const url = URL.parse(text)
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname) return text
  throw new Failure(
    'DATABASE_URL is not the address of a Postgres.',
    'It looks like postgresql://user:password@host:5432/database. Unset it to use the embedded one.',
  )
}
