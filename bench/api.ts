import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { enableFunctionsLogin } from '../supabase/local/functions-login.ts'
import { loadKeys, type AuthKeys } from '../supabase/local/auth/keys.ts'
import { AUDIENCE, signAccessToken, unixSeconds } from '../supabase/local/auth/access-token.ts'
import { answers, startService, stopService, type Service } from '../supabase/local/process.ts'
import { apiService } from '../supabase/local/services.ts'
import { ownUrl, type Settings } from '../supabase/local/settings.ts'
import { freePort } from '../tests/support/free-port.ts'
import { root } from './cluster.ts'

export interface BenchApi {
  port: number
  /** Of the only process, or of the first of several. */
  pid: number
  pids: number[]
  /** An access token as Auth here signs them, with a session of its own. */
  token: (userId: string) => Promise<string>
}

export interface BenchApiOptions {
  /** What serves them instead, from the root of the project. */
  script?: string
  env?: Record<string, string>
  /** How many processes listen on the port; more than one needs `SHARE_PORT: 'on'`. */
  processes?: number
}

/** One for all servers of a bench: the role has only one. */
const PASSWORD = randomUUID()

/** The functions as `npm start` serves them: under Deno, in a process of their own, with Auth's keys. */
export async function withApi<T>(
  databaseUrl: string,
  work: (api: BenchApi) => Promise<T>,
  { script = 'supabase/local/serve.ts', env = {}, processes = 1 }: BenchApiOptions = {},
): Promise<T> {
  mkdirSync(join(root, '.laude'), { recursive: true })
  const home = mkdtempSync(join(root, '.laude/bench-api-'))
  const api = await freePort()
  const settings: Settings = {
    dev: false,
    fresh: false,
    proxySecret: '',
    home,
    ports: { site: 3000, api, database: 0, assistant: 0, redis: 0, redisRest: 0, kafka: 0 },
    standIn: false,
    redis: false,
    kafka: false,
    servers: 1,
  }
  const keys = await loadKeys(join(home, 'auth-keys.json'))
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const functions = await enableFunctionsLogin(databaseUrl, PASSWORD)
  const usual = apiService(settings, root, { owner: databaseUrl, functions })
  const start = (number: number) =>
    startService({
      ...usual,
      args: [...usual.args.slice(0, -1), '--unstable-net', join(root, script)],
      env: { ...usual.env, ...env },
      log: number === 1 ? usual.log : `${usual.log}.${number}`,
    })
  const first = start(1)
  const services = [first, ...Array.from({ length: processes - 1 }, (_, index) => start(index + 2))]
  try {
    for (const service of services) await answers(service, `http://127.0.0.1:${api}/functions/v1/attempts-api/health`)
    const token = async (userId: string) => {
      const sessionId = randomUUID()
      await sql`insert into auth.sessions (id, user_id) values (${sessionId}, ${userId})`
      return tokenFor({ id: userId, sessionId }, `${ownUrl(settings)}/auth/v1`, keys)
    }
    return await work({ port: api, pid: pidOf(first), pids: services.map(pidOf), token })
  } finally {
    await sql.end()
    for (const service of services) await stopService(service)
    rmSync(home, { recursive: true, force: true })
  }
}

function pidOf({ name, process: { pid } }: Service): number {
  if (pid === undefined) throw new Error(`${name} has no process.`)
  return pid
}

export function tokenFor({ id, sessionId }: { id: string; sessionId: string }, issuer: string, keys: AuthKeys) {
  const now = new Date()
  const user = {
    id,
    aud: AUDIENCE,
    role: AUDIENCE,
    email: `${id.slice(-6)}@bench.test`,
    phone: '',
    confirmed_at: now.toISOString(),
    app_metadata: {},
    user_metadata: {},
    identities: [],
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    is_anonymous: false,
  }
  return signAccessToken({ issuer, keys }, { user, sessionId, method: 'password', signedInAt: unixSeconds(now) }, now)
}
