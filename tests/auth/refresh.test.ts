import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedUp, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

const refresh = async (token: string) => {
  const { data, error } = await server.browser().auth.refreshSession({ refresh_token: token })
  return data.session?.refresh_token ?? error?.code ?? error?.name ?? ''
}

const sessionsOf = (userId: string) => server.sql`select id from auth.sessions where user_id = ${userId}`

describe('refreshing a session', () => {
  test('trades each refresh token for a new one and keeps the session', async () => {
    const { browser, session } = await signedUp(server)
    const before = await browser.auth.getClaims()
    server.wind(60)
    const { data, error } = await browser.auth.refreshSession()
    expect(error).toBeNull()
    expect(data.session?.refresh_token).not.toBe(session.refresh_token)
    const after = await browser.auth.getClaims()
    expect(after.data?.claims.session_id).toBe(before.data?.claims.session_id)
    expect(after.data?.claims.iat).toBeGreaterThanOrEqual((before.data?.claims.iat ?? 0) + 60)
    expect(after.data?.claims.amr).toEqual(before.data?.claims.amr)
    expect(await sessionsOf(session.user.id)).toHaveLength(1)
  })

  test('gives tabs that race with one token the same new token', async () => {
    const { session } = await signedUp(server)
    const tokens = await Promise.all(Array.from({ length: 12 }, () => refresh(session.refresh_token)))
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).not.toBe(session.refresh_token)
    const rows =
      await server.sql`select revoked from auth.refresh_tokens where user_id = ${session.user.id} order by id`
    expect(rows).toEqual([{ revoked: true }, { revoked: false }])
  })

  test('gives a late tab the newest token within ten seconds', async () => {
    const { session } = await signedUp(server)
    const second = await refresh(session.refresh_token)
    const third = await refresh(second)
    server.wind(8)
    expect(await refresh(session.refresh_token)).toBe(third)
    expect(await refresh(second)).toBe(third)
  })

  test('ends the session when a used token turns up later', async () => {
    const { browser, session } = await signedUp(server)
    const stolen = session.refresh_token
    const current = await refresh(stolen)
    server.wind(11)
    expect(await refresh(stolen)).toBe('refresh_token_already_used')
    expect(await sessionsOf(session.user.id)).toHaveLength(0)
    expect(await refresh(current)).toBe('refresh_token_not_found')
    const { error } = await browser.auth.getUser(session.access_token)
    expect(error?.name).toBe('AuthSessionMissingError')
  })

  test('leaves the other sessions of the same learner alone', async () => {
    const { email, password, session } = await signedUp(server)
    const other = await server.browser().auth.signInWithPassword({ email, password })
    await refresh(session.refresh_token)
    server.wind(11)
    await refresh(session.refresh_token)
    expect(await refresh(other.data.session?.refresh_token ?? '')).toMatch(/^[\w-]{24}$/)
  })

  test('agrees on one ending when thieves race', async () => {
    const { session } = await signedUp(server)
    await refresh(session.refresh_token)
    server.wind(11)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => refresh(session.refresh_token)))
    expect(outcomes.toSorted()).toEqual([
      'refresh_token_already_used',
      ...Array<string>(5).fill('refresh_token_not_found'),
    ])
  })

  test('keeps a session that is used within 30 days, and ends one that is not', async () => {
    const DAY = 24 * 60 * 60
    const person = await signedUp(server)
    const other = await server.browser().auth.signInWithPassword(person)
    let token = person.session.refresh_token
    for (let i = 0; i < 3; i++) {
      server.wind(29.9 * DAY)
      token = await refresh(token)
      expect(token).toMatch(/^[\w-]{24}$/)
    }
    expect(await sessionsOf(person.user.id)).toHaveLength(2)
    expect(await refresh(other.data.session?.refresh_token ?? '')).toBe('session_expired')
    expect(await sessionsOf(person.user.id)).toHaveLength(1)
    server.wind(30.1 * DAY)
    await server.browser().auth.signInWithPassword(person)
    expect(await sessionsOf(person.user.id)).toHaveLength(1)
    expect(await refresh(token)).toBe('refresh_token_not_found')
  })

  test('does not know a token that was never given out', async () => {
    expect(await refresh('nobody-ever-got-this-one')).toBe('refresh_token_not_found')
  })
})
