import type { CheckOutcome } from '../../_domain/failover/sighting.ts'

/** The account of a vantage point: one each, since the account's row is what it writes. */
export interface MonitoringAccount {
  email: string
  password: string
  /** The publishable key of the project, where it wants one. */
  apiKey?: string
}

export interface DeepCheckOptions {
  account: MonitoringAccount
  /** How long all of a check may take, in milliseconds. */
  timeout: number
  /** Something that is different each time. */
  nextBeat: () => string
}

/** How many checks share a sign-in: to verify a password is made to be slow. */
const CHECKS_A_SESSION = 10

/**
 * Checks what a learner needs: signs in, reads, writes, and reads what was written. No status is enough, since an error page may
 * come with 200 and a proxy may answer for a server that is gone: what counts is what the answer says.
 */
export function createDeepCheck({ account, timeout, nextBeat }: DeepCheckOptions) {
  let session: { origin: string; token: string; left: number } | undefined

  const signIn = async (origin: string, signal: AbortSignal): Promise<string> => {
    const answer = await json(`${origin}/auth/v1/token?grant_type=password`, signal, {
      method: 'POST',
      body: { email: account.email, password: account.password },
      headers: account.apiKey === undefined ? {} : { apikey: account.apiKey },
    })
    const { access_token: token } = answer
    if (typeof token !== 'string') throw new Error('the answer has no token')
    return token
  }

  return async (api: string): Promise<CheckOutcome> => {
    const origin = api.replace(/\/$/, '')
    const signal = AbortSignal.timeout(timeout)
    let step = 'sign-in'
    try {
      if (session?.origin !== origin || session.left <= 0)
        session = { origin, token: await signIn(origin, signal), left: CHECKS_A_SESSION }
      session.left--
      const headers = { Authorization: `Bearer ${session.token}` }
      const profile = `${origin}/functions/v1/gamification-api/profile`
      step = 'read'
      if (typeof dataOf(await json(profile, signal, { headers })).username !== 'string')
        throw new Error('the answer is no profile')
      step = 'write'
      const bio = `Checks that the site works. ${nextBeat()}`
      if (dataOf(await json(profile, signal, { method: 'PATCH', body: { bio }, headers })).bio !== bio)
        throw new Error('the answer is not what was written')
      step = 'read back'
      if (dataOf(await json(profile, signal, { headers })).bio !== bio) throw new Error('it is not what was written')
      return { ok: true }
    } catch (error) {
      session = undefined
      const message = error instanceof Error ? error.message : String(error)
      return { ok: false, reason: signal.aborted ? `${step}: no answer within ${timeout} ms` : `${step}: ${message}` }
    }
  }
}

export type DeepCheck = ReturnType<typeof createDeepCheck>

interface CheckRequest {
  method?: string
  body?: object
  headers?: Record<string, string>
}

async function json(url: string, signal: AbortSignal, { method, body, headers }: CheckRequest) {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    redirect: 'manual',
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`status ${response.status}`)
  return toRecord(parse(text))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('the answer is no JSON')
  }
}

const dataOf = (answer: Record<string, unknown>) => toRecord(answer.data)

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
