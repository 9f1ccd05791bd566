import { createServerClient } from '@supabase/ssr'
import { decodeProtectedHeader, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API_KEY, signedUp, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

describe('access tokens', () => {
  test('carry the claims of Supabase and verify against the published key', async () => {
    const { browser, user, email } = await signedUp(server)
    const { data, error } = await browser.auth.getClaims()
    expect(error).toBeNull()
    const now = Math.floor(Date.now() / 1000)
    const { claims } = data ?? {}
    expect(claims).toEqual({
      iss: `${server.origin}/auth/v1`,
      sub: user.id,
      aud: 'authenticated',
      iat: expect.closeTo(now, -1),
      exp: (claims?.iat ?? 0) + 3600,
      email,
      phone: '',
      app_metadata: user.app_metadata,
      user_metadata: user.user_metadata,
      role: 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: claims?.iat }],
      session_id: expect.any(String),
      is_anonymous: false,
    })
    expect(data?.header).toEqual({ alg: 'ES256', kid: server.keys.kid, typ: 'JWT' })
  })

  test('show the user while the session lasts', async () => {
    const { browser, user } = await signedUp(server)
    expect((await browser.auth.getUser()).data.user).toEqual(user)
    await server.sql`delete from auth.sessions where user_id = ${user.id}`
    const { error } = await browser.auth.getUser()
    expect(error?.name).toBe('AuthSessionMissingError')
  })

  test('are refused with the codes of Supabase', async () => {
    const { session, user } = await signedUp(server)
    const other = await signedUp(server)
    const ask = async (authorization?: string) => {
      const response = await server.call('/user', { headers: authorization ? { authorization } : {} })
      const { error_code } = await response.json()
      return [response.status, error_code]
    }
    const sign = (claims: Record<string, unknown>, issuer = `${server.origin}/auth/v1`) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(issuer)
        .setAudience('authenticated')
        .setExpirationTime('1h')
        .sign(server.keys.privateKey)
    const [header, payload] = session.access_token.split('.')
    const { session_id } = JSON.parse(atob(payload ?? ''))

    expect(await ask()).toEqual([401, 'no_authorization'])
    expect(await ask('Basic bm8=')).toEqual([401, 'no_authorization'])
    expect(await ask(`Bearer ${API_KEY}`)).toEqual([403, 'bad_jwt'])
    expect(await ask(`Bearer ${header}.${payload}.AAAA`)).toEqual([403, 'bad_jwt'])
    expect(await ask(`Bearer ${btoa('{"alg":"none"}')}.${payload}.`)).toEqual([403, 'bad_jwt'])
    expect(await ask(`Bearer ${await sign({ sub: user.id, session_id }, 'https://elsewhere')}`)).toEqual([
      403,
      'bad_jwt',
    ])
    expect(await ask(`Bearer ${await sign({ sub: "' or 1=1", session_id })}`)).toEqual([403, 'bad_jwt'])
    expect(await ask(`Bearer ${await sign({ role: 'service_role' })}`)).toEqual([403, 'bad_jwt'])
    expect(await ask(`Bearer ${await sign({ sub: session_id, session_id })}`)).toEqual([403, 'user_not_found'])
    expect(await ask(`Bearer ${await sign({ sub: user.id, session_id: user.id })}`)).toEqual([403, 'session_not_found'])
    expect(await ask(`Bearer ${await sign({ sub: other.user.id, session_id })}`)).toEqual([403, 'session_not_found'])
    expect(await ask(`Bearer ${await sign({ sub: user.id, session_id })}`)).toEqual([200, undefined])
    server.wind(3601)
    expect(await ask(`Bearer ${session.access_token}`)).toEqual([403, 'bad_jwt'])
    server.wind(-3601)
  })

  test('name the key by its RFC 7638 thumbprint', async () => {
    const { session } = await signedUp(server)
    const response = await server.call('/.well-known/jwks.json')
    expect(response.headers.get('cache-control')).toBe('public, max-age=600')
    const { keys } = await response.json()
    expect(keys).toEqual([
      {
        kty: 'EC',
        crv: 'P-256',
        x: expect.any(String),
        y: expect.any(String),
        kid: decodeProtectedHeader(session.access_token).kid,
        alg: 'ES256',
        use: 'sig',
        key_ops: ['verify'],
        ext: true,
      },
    ])
  })
})

test('a session travels in the cookies of @supabase/ssr from request to request', async () => {
  const jar = new Map<string, string>()
  const request = () =>
    createServerClient(server.origin, API_KEY, {
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) => {
          for (const { name, value } of cookies)
            if (value) jar.set(name, value)
            else jar.delete(name)
        },
      },
    })
  const { data } = await request().auth.signUp({ email: 'ssr@laude.test', password: 'correct horse' })
  expect((await request().auth.getUser()).data.user?.id).toBe(data.user?.id)
  expect((await request().auth.getClaims()).data?.claims.sub).toBe(data.user?.id)
  expect((await request().auth.refreshSession()).error).toBeNull()
  expect((await request().auth.signOut()).error).toBeNull()
  expect(jar.size).toBe(0)
})
