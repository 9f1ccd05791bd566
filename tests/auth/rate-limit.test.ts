import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuthError } from '../../supabase/local/auth/auth-error.ts'
import { createGrowingDelay } from '../../supabase/local/auth/growing-delay.ts'
import { createRateLimit } from '../../supabase/local/auth/rate-limit.ts'
import { setReadOnly } from '../support/read-only.ts'
import { noLimits, signedUp, someone, startAuthServer, type AuthServer } from './auth-server.ts'

const SECRET = 'the-site-and-auth-know-this'
const forwarded = (address: string, secret: string) => ({
  'x-laude-client-address': address,
  'x-laude-proxy-secret': secret,
})

const admits = (limit: { take: (key: string) => void }, key: string) => {
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

describe('a growing delay', () => {
  const create = (now: () => Date, maxKeys?: number) =>
    createGrowingDelay({ free: 3, first: 1, longest: 60, forget: 900 }, now, maxKeys)

  test('lets the first tries pass, then asks for pauses that double up to the longest, and never for more', () => {
    let at = 0
    const delay = create(() => new Date(at))
    const pauses = Array.from({ length: 12 }, () => {
      let pause = 0
      while (!admits(delay, 'one')) {
        pause += 1
        at += 1000
      }
      return pause
    })
    expect(pauses).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  test('says how long the pause is, and a try within it does not make it longer', () => {
    let at = 0
    const delay = create(() => new Date(at))
    for (let i = 0; i < 5; i++) {
      while (!admits(delay, 'one')) at += 1000
    }
    for (let i = 0; i < 10; i++)
      expect(() => delay.take('one')).toThrow(expect.objectContaining({ details: { retryAfter: 4 } }))
    at += 4000
    expect(admits(delay, 'one')).toBe(true)
  })

  test('forgets what was long ago, what a right password clears, and nothing of other keys', () => {
    let at = 0
    const delay = create(() => new Date(at))
    for (const key of ['one', 'two']) for (let i = 0; i < 3; i++) delay.take(key)
    delay.clear('one')
    expect([admits(delay, 'one'), admits(delay, 'two')]).toEqual([true, false])
    at += 900_000
    expect([1, 2, 3, 4].map(() => admits(delay, 'two'))).toEqual([true, true, true, false])
  })

  test('survives a clock that is set back, and keeps a bounded number of keys', () => {
    let at = 1_000_000
    const delay = create(() => new Date(at), 100)
    for (let i = 0; i < 3; i++) delay.take('one')
    at = 0
    expect(admits(delay, 'one')).toBe(false)
    at = 1000
    expect(admits(delay, 'one')).toBe(true)
    for (let i = 0; i < 1000; i++) delay.take(`random-${i}`)
    expect(delay.size()).toBe(100)
  })
})

describe('over HTTP', () => {
  let server: AuthServer
  let address = '10.0.0.1'
  beforeAll(async () => {
    const three = { tokens: 3, seconds: 300 }
    const guess = { free: 3, first: 100, longest: 100, forget: 900 }
    const limits = { ...noLimits, signUp: three, refresh: three, guess, signIn: { ...three, tokens: 6 } }
    server = await startAuthServer({ limits, socketAddress: () => address, proxySecret: SECRET })
  })
  afterAll(() => server.stop())

  test('sign-ups and refreshes are counted per address, whatever headers say', async () => {
    address = '10.0.0.2'
    const { session } = await signedUp(server)
    await signedUp(server)
    await signedUp(server)
    const body = JSON.stringify(someone())
    const forged = [{ 'x-forwarded-for': '1.2.3.4' }, forwarded('1.2.3.4', 'a guess'), forwarded('1.2.3.4', '')]
    for (const headers of forged) {
      const response = await server.call('/signup', { method: 'POST', body, headers })
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeCloseTo(100, -1)
      expect(await response.json()).toMatchObject({ code: 429, error_code: 'over_request_rate_limit' })
    }

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

  test('guesses at one account are counted for each address apart; right passwords are not counted', async () => {
    address = '10.0.1.0'
    const person = await signedUp(server)
    const attempt = async (password: string, from: string) => {
      address = from
      const { error } = await server.browser().auth.signInWithPassword({ email: person.email, password })
      return error?.code ?? 'in'
    }
    for (let i = 0; i < 5; i++) expect(await attempt(person.password, '10.0.2.1')).toBe('in')
    for (let i = 0; i < 3; i++) expect(await attempt('guess', '10.0.2.1')).toBe('invalid_credentials')
    expect(await attempt('guess', '10.0.2.1')).toBe('over_request_rate_limit')
    expect(await attempt(person.password, '10.0.2.1')).toBe('over_request_rate_limit')
    for (let i = 2; i < 12; i++) expect(await attempt('guess', `10.0.2.${i}`)).toBe('invalid_credentials')
    expect(await attempt(person.password, '10.0.2.20')).toBe('in')
    server.wind(101)
    expect(await attempt(person.password, '10.0.2.1')).toBe('in')
  })

  test('a sign-in that fails because the database takes no changes is no guess', async () => {
    address = '10.0.5.0'
    const person = await signedUp(server)
    const statuses = async (count: number) => {
      const answers = []
      for (let i = 0; i < count; i++)
        answers.push((await server.browser().auth.signInWithPassword(person)).error?.status ?? 200)
      return new Set(answers)
    }
    await setReadOnly(server.sql, true)
    expect(await statuses(10)).toEqual(new Set([500]))
    await setReadOnly(server.sql, false)
    // Connections end that are still as they were.
    await expect.poll(() => statuses(1)).toEqual(new Set([200]))
  })
  test('a burst of guesses gets no further than one after the other, and takes little from the address', async () => {
    address = '10.0.3.0'
    const { email } = await signedUp(server)
    const other = await signedUp(server)
    const guess = (email: string) => server.browser().auth.signInWithPassword({ email, password: 'guess' })
    const codes = (await Promise.all(Array.from({ length: 40 }, () => guess(email)))).map(({ error }) => error?.code)
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(3)
    expect(codes.filter((code) => code === 'over_request_rate_limit')).toHaveLength(37)
    expect((await server.browser().auth.signInWithPassword(other)).error).toBeNull()
  })

  test('guesses at many accounts from one address come to an end', async () => {
    address = '10.0.4.0'
    const codes = []
    for (let i = 0; i < 7; i++) codes.push((await server.browser().auth.signInWithPassword(someone())).error?.code)
    expect(codes).toEqual([...Array<string>(6).fill('invalid_credentials'), 'over_request_rate_limit'])
  })

  test('one household has many IPv6 addresses and is counted as one', async () => {
    const codes = []
    for (const from of ['2001:db8::1', '2001:db8::2', '2001:DB8:0:0:ffff::3', '2001:db8::4', '2001:db8:0:1::1']) {
      address = from
      codes.push((await server.browser().auth.signUp(someone())).error?.code)
    }
    expect(codes).toEqual([undefined, undefined, undefined, 'over_request_rate_limit', undefined])
  })
})
