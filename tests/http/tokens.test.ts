import { generateKeyPair } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { tokenIn } from '../../functions/_http/auth.ts'
import { createVerifier } from '../../functions/_http/tokens.ts'
import { createCommunitiesApi } from '../../functions/communities-api/app.ts'
import { useApi } from '../support/api.ts'
import { createPerson } from '../support/people.ts'
import { problemOf } from '../support/problem.ts'

const SECRET = 'a-shared-secret-that-is-long-enough-for-hs256'

describe('a token', () => {
  const api = useApi()
  let sub: string
  beforeAll(async () => {
    sub = await createPerson(api().database.sql, 'Tess Token')
  })
  const send = (token: string) =>
    api().ask('/communities-api', undefined, { headers: { Authorization: `Bearer ${token}` } })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('a valid token lets its bearer in', async () => {
    expect((await send(await api().issuer.sign({ sub }))).status).toBe(200)
  })

  it('a missing token gets 401 with WWW-Authenticate', async () => {
    const response = await api().ask('/communities-api')
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer')
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'token_missing' })
  })

  const headers: [header: string, token: string | undefined][] = [
    ['Bearer x', 'x'],
    ['bearer x', 'x'],
    ['Bearer  x', 'x'],
    ['Bearer x y', 'x'],
    ['Bearer', undefined],
    ['Bearer ', undefined],
    ['Bearerx', undefined],
    ['Basic x', undefined],
    ['x', undefined],
    ['', undefined],
  ]
  it.each(headers)(
    'the token in the header "%s" is %s: one token, in any case of the scheme, what follows it ignored',
    (header, token) => {
      expect(tokenIn(header)).toBe(token)
    },
  )

  it('a token is read after several blanks and before further text', async () => {
    const token = await api().issuer.sign({ sub })
    expect((await send(` ${token}`)).status).toBe(200)
    expect((await send(`${token} and more`)).status).toBe(200)
  })

  it('an expired token gets 401 with its own code', async () => {
    expect(await problemOf(await send(await api().issuer.sign({ sub }, { expires: '-1m' })))).toMatchObject({
      status: 401,
      code: 'token_expired',
    })
  })

  const forged: [string, () => Promise<string> | string][] = [
    [
      'signed with another key',
      async () => api().issuer.sign({ sub }, { key: (await generateKeyPair('ES256')).privateKey }),
    ],
    ['of a key that was never published', () => api().issuer.sign({ sub }, { kid: 'second' })],
    ['of another issuer', () => api().issuer.sign({ sub }, { issuer: 'https://evil.example/auth/v1' })],
    ['for another audience', () => api().issuer.sign({ sub }, { audience: 'somebody-else' })],
    ['of another role', () => api().issuer.sign({ sub, role: 'service_role' })],
    ['whose subject is no account', () => api().issuer.sign({ sub: 'root' })],
    [
      'with alg none',
      () =>
        `${part({ alg: 'none' })}.${part({ sub, role: 'authenticated', iss: api().issuer.issuer, aud: 'authenticated' })}.`,
    ],
    [
      'signed by the published key as if it were a shared secret',
      () =>
        api().issuer.sign({ sub }, { alg: 'HS256', key: new TextEncoder().encode(JSON.stringify(api().issuer.jwk)) }),
    ],
    [
      'signed with a shared secret that is not configured',
      () => api().issuer.sign({ sub }, { alg: 'HS256', key: new TextEncoder().encode(SECRET) }),
    ],
    ['that never expires', () => api().issuer.sign({ sub }, { expires: null })],
    ['that is garbage', () => 'garbage'],
    ['that is three dots', () => '...'],
    ['that is very long', () => 'x'.repeat(20_000)],
  ]
  it.each(forged)('a token is refused if it is one %s', async (_, token) => {
    expect(await problemOf(await send(await token()))).toMatchObject({ status: 401, code: 'token_invalid' })
  })

  it('a token signed with a shared secret works only if one is configured, and only as HS256', async () => {
    const { issuer, deps } = api()
    const legacy = createCommunitiesApi({ ...deps, verify: createVerifier({ ...issuer, jwtSecret: SECRET }) })
    const send = (token: string) =>
      legacy.request('/communities-api', { headers: { Authorization: `Bearer ${token}` } })
    const key = new TextEncoder().encode(SECRET)
    expect((await send(await issuer.sign({ sub }, { alg: 'HS256', key }))).status).toBe(200)
    expect((await send(await issuer.sign({ sub }))).status).toBe(200)
    expect((await send(await issuer.sign({ sub }, { alg: 'HS512', key }))).status).toBe(401)
  })

  it('a token that cannot be checked gets 503, since the sign-in service is unavailable', async () => {
    const { deps, issuer } = api()
    const lost = createCommunitiesApi({
      ...deps,
      verify: createVerifier({ issuer: issuer.issuer, jwksUrl: 'http://127.0.0.1:9/jwks.json' }),
    })
    const response = await lost.request('/communities-api', {
      headers: { Authorization: `Bearer ${await issuer.sign({ sub })}` },
    })
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'unavailable' })
  })
})
