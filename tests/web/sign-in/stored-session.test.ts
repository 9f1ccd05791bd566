import { createChunks, stringToBase64URL } from '@supabase/ssr'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStoredSession, sessionCookie } from '../../../web/src/lib/shell/stored-session.server.ts'

const NAME = sessionCookie('http://localhost:54321')

/** The cookies of a browser. */
const jar = (cookies: { name: string; value: string }[]) => {
  const values = new Map(cookies.map(({ name, value }) => [name, value]))
  return { get: (name: string) => values.get(name) }
}
const written = (session: unknown) => createChunks(NAME, `base64-${stringToBase64URL(JSON.stringify(session))}`)

describe('the session in the cookies', () => {
  it('has the name that supabase-js gives it', () => {
    expect(NAME).toBe('sb-localhost-auth-token')
    expect(sessionCookie('https://abcdefgh.supabase.co')).toBe('sb-abcdefgh-auth-token')
  })

  it('is read however many cookies it needs', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 9000 }), fc.nat(), async (access_token, expires_at) => {
        const cookies = jar(written({ access_token, expires_at, user: { name: 'Nguyễn' } }))
        const session = { accessToken: access_token, expiresAt: expires_at * 1000 }
        expect(await readStoredSession(cookies, NAME)).toEqual(session)
      }),
      { numRuns: 50 },
    ))

  it('is not there without cookies', async () => {
    expect(await readStoredSession(jar([]), NAME)).toBeUndefined()
  })

  it('is not there where a part of it is missing', async () => {
    const [, ...rest] = written({ access_token: 'x'.repeat(8000), expires_at: 1 })
    expect(rest.length).toBeGreaterThan(1)
    expect(await readStoredSession(jar(rest), NAME)).toBeUndefined()
    expect(await readStoredSession(jar(written({ access_token: 'x'.repeat(8000) }).slice(0, -1)), NAME)).toBeUndefined()
  })

  it.each([
    ['null'],
    ['[]'],
    ['{}'],
    ['{"access_token": 1, "expires_at": 2}'],
    ['{"access_token": "x"}'],
    ['not JSON'],
  ])('is not there where the cookie says %s', async (value) => {
    expect(await readStoredSession(jar([{ name: NAME, value }]), NAME)).toBeUndefined()
    const encoded = `base64-${stringToBase64URL(value)}`
    expect(await readStoredSession(jar([{ name: NAME, value: encoded }]), NAME)).toBeUndefined()
  })

  it('is not there where the cookie is garbage', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), async (garbage) => {
        const cookies = jar([{ name: NAME, value: `base64-${garbage}` }])
        expect(await readStoredSession(cookies, NAME)).toBeUndefined()
      }),
    ))
})
