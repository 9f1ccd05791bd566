import { SUPABASE_PUBLISHABLE_KEY, SUPABASE_URL } from '$app/env/private'
import { base, patientFetch } from '#lib/api/call.server.ts'
import { health, type Health } from '#contracts/wire.ts'

/** Whether pages can be made: by the functions with their database, and by Auth for whoever signs in. */
interface Readiness {
  status: Health['status']
  functions: Health['status'] | 'unreachable'
  database: Health['database'] | 'unknown'
  auth: Health['status'] | 'unreachable'
}

/** However often it is asked, the others are asked once in so many milliseconds. */
const REMEMBERED = 1000

let last: { at: number; readiness: Promise<Readiness> } | undefined

export function readReadiness(now = Date.now()): Promise<Readiness> {
  if (last === undefined || now - last.at >= REMEMBERED) last = { at: now, readiness: look() }
  return last.readiness
}

async function look(): Promise<Readiness> {
  const [functions, auth] = await Promise.all([
    ask(`${base}/attempts-api/health`),
    ask(`${SUPABASE_URL}/auth/v1/health`, { apikey: SUPABASE_PUBLISHABLE_KEY }),
  ])
  const said = health.safeParse(functions.body).data
  return {
    status: functions.status === 'ok' && said?.status === 'ok' && auth.status === 'ok' ? 'ok' : 'unavailable',
    functions: functions.status,
    database: said?.database ?? 'unknown',
    auth: auth.status,
  }
}

async function ask(url: string, headers: Record<string, string> = {}) {
  try {
    const response = await patientFetch(url, { headers })
    const body: unknown = await response.json()
    return { status: response.ok ? ('ok' as const) : ('unavailable' as const), body }
  } catch {
    // Nothing answers, or what does is not what was asked.
    return { status: 'unreachable' as const, body: undefined }
  }
}
