import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuthError } from '../../supabase/local/auth/auth-error.ts'
import { createRateLimit } from '../../supabase/local/auth/rate-limit.ts'
import { noLimits, signedUp, someone, startAuthServer, type AuthServer } from './auth-server.ts'

const admits = (limit: ReturnType<typeof createRateLimit>, key: string) => {
  try {
    limit.take(key)
    return true
  } catch (error) {
    if (error instanceof AuthError && error.status === 429) return false
    throw error
  }
}

describe('a rate limit', () => {
  test('never admits more than a bucket and what came back since', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 }), (pauses) => {
        let at = 0
        const limit = createRateLimit({ tokens: 5, seconds: 10 }, () => new Date(at))
        let admitted = 0
        for (const pause of pauses) {
          at += pause
          if (admits(limit, 'one')) admitted++
        }
        expect(admitted).toBeLessThanOrEqual(5 + at / 2000)
      }),
    )
  })

  test('tells when to come back, and keeps its word', () => {
    let at = 0
    const limit = createRateLimit({ tokens: 2, seconds: 60 }, () => new Date(at))
    expect([admits(limit, 'one'), admits(limit, 'one'), admits(limit, 'one')]).toEqual([true, true, false])
    expect(() => limit.take('one')).toThrow(expect.objectContaining({ details: { retryAfter: 30 } }))
    at = 29_000
    expect(admits(limit, 'one')).toBe(false)
    at = 30_000
    expect(admits(limit, 'one')).toBe(true)
  })

  test('survives a clock that is set back', () => {
    let at = 1_000_000
    const limit = createRateLimit({ tokens: 1, seconds: 10 }, () => new Date(at))
    expect(admits(limit, 'one')).toBe(true)
    at = 0
    expect(admits(limit, 'one')).toBe(false)
    at = 10_000
    expect(admits(limit, 'one')).toBe(true)
  })

  test('keeps a bounded number of keys, the lately used ones', () => {
    const limit = createRateLimit({ tokens: 1, seconds: 60 }, () => new Date(0), 100)
    for (let i = 0; i < 1_000; i++) {
      limit.take(`random-${i}`)
      if (i % 50 === 0) limit.giveBack('victim')
    }
    expect(limit.size()).toBe(100)
    limit.take('victim')
    for (let i = 0; i < 99; i++) limit.take(`more-${i}`)
    expect(admits(limit, 'victim')).toBe(false)
  })
})

describe('over HTTP', () => {
  let server: AuthServer
  let address = '10.0.0.1'
  beforeAll(async () => {
    const three = { tokens: 3, seconds: 300 }
    const limits = { ...noLimits, signUp: three, refresh: three, failedSignIn: three, signIn: { ...three, tokens: 6 } }
    server = await startAuthServer({ limits, clientAddress: () => address })
  })
  afterAll(() => server.stop())

  test('sign-ups and refreshes are counted per address, whatever headers say', async () => {
    address = '10.0.0.2'
    const { session } = await signedUp(server)
    await signedUp(server)
    await signedUp(server)
    const body = JSON.stringify(someone())
    const response = await server.call('/signup', { method: 'POST', body, headers: { 'x-forwarded-for': '1.2.3.4' } })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeCloseTo(100, -1)
    expect(await response.json()).toMatchObject({ code: 429, error_code: 'over_request_rate_limit' })

    const codes = []
    for (let i = 0; i < 4; i++) {
      const { error } = await server.browser().auth.refreshSession({ refresh_token: session.refresh_token })
      codes.push(error?.code)
    }
    expect(codes).toEqual([undefined, undefined, undefined, 'over_request_rate_limit'])
    address = '10.0.0.3'
    expect((await signedUp(server)).session).toBeTruthy()
    const [seen] = await server.sql`select ip from auth.sessions order by created_at desc limit 1`
    expect(seen?.['ip']).toBe('10.0.0.3')
  })

  test('guesses at one account are counted from every address; right passwords are not', async () => {
    address = '10.0.1.0'
    const person = await signedUp(server)
    const attempt = async (password: string, i: number) => {
      address = `10.0.2.${i}`
      const { error } = await server.browser().auth.signInWithPassword({ email: person.email, password })
      return error?.code ?? 'in'
    }
    for (let i = 0; i < 5; i++) expect(await attempt(person.password, i)).toBe('in')
    for (let i = 5; i < 8; i++) expect(await attempt('guess', i)).toBe('invalid_credentials')
    expect(await attempt('guess', 8)).toBe('over_request_rate_limit')
    expect(await attempt(person.password, 9)).toBe('over_request_rate_limit')
    server.wind(101)
    expect(await attempt(person.password, 10)).toBe('in')
  })

  test('a burst of guesses gets no further than one after the other', async () => {
    address = '10.0.3.0'
    const { email } = await signedUp(server)
    const guesses = Array.from({ length: 6 }, () =>
      server.browser().auth.signInWithPassword({ email, password: 'guess' }),
    )
    const codes = (await Promise.all(guesses)).map(({ error }) => error?.code)
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(3)
    const { error } = await server.browser().auth.signInWithPassword(someone())
    expect(error?.code).toBe('over_request_rate_limit')
  })
})
