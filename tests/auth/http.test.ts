import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedUp, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

const post = (path: string, body: BodyInit, headers: HeadersInit = {}) =>
  server.call(path, { method: 'POST', body, headers })

describe('errors', () => {
  test('have the shape of the version that the client asks for', async () => {
    const old = await post('/signup', '{')
    expect(old.status).toBe(400)
    expect(old.headers.get('x-sb-error-code')).toBe('bad_json')
    expect(old.headers.get('x-supabase-api-version')).toBeNull()
    expect(await old.json()).toEqual({ code: 400, error_code: 'bad_json', msg: expect.any(String) })

    const dated = await post('/signup', '{', { 'x-supabase-api-version': '2024-01-01' })
    expect(dated.headers.get('x-supabase-api-version')).toBe('2024-01-01')
    expect(await dated.json()).toEqual({ code: 'bad_json', message: expect.any(String) })
  })

  test.each([
    ['/token', 400, 'validation_failed'],
    ['/token?grant_type=__proto__', 400, 'validation_failed'],
    ['/token?grant_type=pkce', 400, 'not_supported_locally'],
    ['/token?grant_type=password', 400, 'validation_failed'],
    ['/token?grant_type=refresh_token', 400, 'validation_failed'],
    ['/otp', 400, 'not_supported_locally'],
    ['/recover', 400, 'not_supported_locally'],
    ['/factors', 400, 'not_supported_locally'],
    ['/factors/1/verify', 400, 'not_supported_locally'],
    ['/admin/users', 400, 'not_supported_locally'],
    ['/nowhere', 404, 'not_found'],
    ['', 404, 'not_found'],
  ])('POST %s answers %i %s', async (path, status, code) => {
    const response = await post(path, '{}')
    expect([response.status, (await response.json()).error_code]).toEqual([status, code])
  })

  test('with another provider is refused in words before anything redirects', async () => {
    const options = { skipBrowserRedirect: true, redirectTo: 'http://localhost:3000/c/harbor' }
    const { data } = await server.browser().auth.signInWithOAuth({ provider: 'github', options })
    const open = (accept: string) => fetch(data.url ?? '', { redirect: 'manual', headers: { accept } })
    const page = await open('text/html,application/xhtml+xml,*/*;q=0.8')
    expect([page.status, page.headers.get('location')]).toEqual([400, null])
    expect(await page.text()).toBe(
      'The local Auth server does not have this: sign-in with another provider needs a Supabase project.',
    )
    const response = await open('*/*')
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(await response.json()).toMatchObject({ error_code: 'not_supported_locally' })
  })

  test('reach supabase-js with their code', async () => {
    const { auth } = server.browser()
    const results = [
      await auth.signInWithOtp({ email: 'a@laude.test' }),
      await auth.resetPasswordForEmail('a@laude.test'),
      await auth.admin.listUsers(),
    ]
    expect(results.map(({ error }) => error?.code)).toEqual(Array<string>(3).fill('not_supported_locally'))
  })

  test('a body over 64 KiB is not read', async () => {
    const response = await post('/signup', JSON.stringify({ email: 'x'.repeat(65 * 1024) }))
    expect([response.status, (await response.json()).error_code]).toEqual([413, 'request_entity_too_large'])
  })
})

describe('browsers', () => {
  test('may ask from any page, with the headers of supabase-js', async () => {
    const response = await server.call('/token', {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,authorization,content-type,x-client-info,x-supabase-api-version',
      },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const allowed = response.headers.get('access-control-allow-headers')?.split(',')
    for (const header of ['apikey', 'authorization', 'content-type', 'x-client-info', 'x-supabase-api-version'])
      expect(allowed).toContain(header)
  })

  test.each([['/user'], ['/nowhere'], ['/settings']])('may read the answer of %s, error or not', async (path) => {
    const response = await server.call(path, { headers: { origin: 'http://localhost:5173' } })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-expose-headers')).toContain('x-supabase-api-version')
  })
})

test('health and settings say what is here', async () => {
  expect((await server.call('/health')).status).toBe(200)
  const settings = await (await server.call('/settings')).json()
  expect(settings).toMatchObject({ external: { email: true, phone: false }, mailer_autoconfirm: true })
})

describe('garbage', () => {
  const paths = [
    '/signup',
    '/token?grant_type=password',
    '/token?grant_type=refresh_token',
    '/user',
    '/logout?scope=%00',
  ]
  const fields = ['email', 'password', 'phone', 'data', 'refresh_token', 'app_metadata', 'gotrue_meta_security']
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
    fc.constantFrom('a@b.test', '\0', '\ud800', '$2a$10$', '__proto__', '12345678'),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, text, fc.double(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
    list: fc.array(tie('tree'), { maxLength: 3 }),
    map: fc.dictionary(text, tie('tree'), { maxKeys: 3 }),
  }))
  const object = fc.dictionary(fc.constantFrom(...fields), tree).map((value) => JSON.stringify(value))
  const nested = fc
    .integer({ min: 1, max: 30_000 })
    .map((depth) => `{"data":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`)
  const plausible = fc
    .record({ email: fc.constantFrom('a@b.test', 'A@B.test'), password: fc.constant('correct horse'), data: tree })
    .map((value) => JSON.stringify(value))
  const body = fc.oneof(
    fc.uint8Array().map((bytes) => new Blob([Uint8Array.from(bytes)])),
    object,
    nested,
    plausible,
  )

  test('never makes the server fail', async () => {
    const { session } = await signedUp(server)
    const authorization = `Bearer ${session.access_token}`
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, fc.boolean(), async (path, content, signedIn) => {
        const method = path === '/user' ? 'PUT' : 'POST'
        const headers = { authorization: signedIn ? authorization : `Bearer ${path}` }
        const response = await server.call(path, { method, body: content, headers })
        expect(response.status).toBeLessThan(500)
        const answer = await response.text()
        if (answer) JSON.parse(answer)
      }),
      { numRuns: 600 },
    )
    expect(server.reported).toEqual([])
  })
})
