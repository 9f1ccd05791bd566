import { createRoute } from '@hono/zod-openapi'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { health } from '../../functions/_contracts/wire.ts'
import { connect } from '../../functions/_db/client.ts'
import { createFunctionApp } from '../../functions/_http/create-app.ts'
import { json } from '../../functions/_http/routes.ts'
import { createAttemptsApi } from '../../functions/attempts-api/app.ts'
import { API_FUNCTIONS } from '../../web/src/lib/features/api-reference/api-functions.ts'
import { useApi } from '../support/api.ts'
import { createPerson } from '../support/people.ts'
import { problemOf } from '../support/problem.ts'

describe('every function', () => {
  const api = useApi()

  it.each(API_FUNCTIONS)('%s is healthy and has an OpenAPI document', async (name) => {
    const response = await api().ask(`/${name}/health`)
    expect(response.status).toBe(200)
    expect(health.parse(await response.json())).toEqual({
      status: 'ok',
      database: 'reachable',
      migrations: 'current',
      release: 'tested',
    })
    const described = z
      .object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await (await api().ask(`/${name}/openapi.json`)).json())
    expect(Object.keys(described.paths)).toContain(`/${name}/health`)
  })

  it.each(API_FUNCTIONS)('%s needs a token on every route except public ones', async (name) => {
    const { paths } = z
      .object({
        paths: z.record(
          z.string(),
          z.record(
            z.string(),
            z.object({
              security: z.array(z.record(z.string(), z.unknown())).optional(),
              parameters: z.array(z.object({ in: z.string(), required: z.boolean().optional() })).optional(),
            }),
          ),
        ),
      })
      .parse(await (await api().ask(`/${name}/openapi.json`)).json())
    const values = {
      slug: 'harbor',
      id: crypto.randomUUID(),
      metric: 'xp_weekly',
      username: 'nobody-here',
      number: '2222-2222-2222',
      file: `${'A'.repeat(24)}.ics`,
    }
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { security, parameters }] of Object.entries(methods)) {
        const address = Object.entries(values).reduce((it, [key, value]) => it.replace(`{${key}}`, value), path)
        const response = await api().ask(address, undefined, { method: method.toUpperCase() })
        const isForEverybody = security?.some((way) => Object.keys(way).length === 0)
        const isIncomplete = parameters?.some((it) => it.in !== 'path' && it.required)
        const expected = path.endsWith('/health') ? 200 : isForEverybody ? (isIncomplete ? 422 : 404) : 401
        expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} ${expected}`)
      }
  })

  it('a path works below the mount and without it, with and without a trailing slash', async () => {
    const app = createAttemptsApi(api().deps)
    for (const path of [
      '/attempts-api/health',
      '/functions/v1/attempts-api/health',
      '/functions/v1/attempts-api/health/',
    ])
      expect((await app.request(path)).status).toBe(200)
  })

  it('an unknown route gets 404, and a wrong method 405 with the allowed ones', async () => {
    expect(await problemOf(await api().ask('/attempts-api/nothing'))).toMatchObject({
      status: 404,
      code: 'route_not_found',
    })
    expect(await problemOf(await api().ask('/no-such-function/x'))).toMatchObject({
      status: 404,
      code: 'route_not_found',
    })
    const response = await api().ask('/attempts-api/tests', undefined, { method: 'DELETE' })
    expect(response.headers.get('Allow')).toBe('GET')
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'method_not_allowed' })
  })

  it('an id that is no UUID and a query that is no slug get 422 with the path', async () => {
    const person = await createPerson(api().database.sql, 'Vera')
    const id = await problemOf(await api().ask('/attempts-api/tests/42', person))
    expect(id).toMatchObject({ status: 422, code: 'validation_failed', errors: [{ path: 'path.id' }] })
    const query = await problemOf(await api().ask('/attempts-api/tests?community=No%20Slug', person))
    expect(query).toMatchObject({ status: 422, errors: [{ path: 'query.community' }] })
  })

  it('every response has a request id: the caller’s own if it sent one', async () => {
    const own = await api().ask('/attempts-api/health', undefined, { headers: { 'X-Request-Id': 'mine-1' } })
    expect(own.headers.get('X-Request-Id')).toBe('mine-1')
    const response = await api().ask('/attempts-api/nothing')
    expect((await problemOf(response.clone())).request_id).toBe(response.headers.get('X-Request-Id'))
  })

  it('each request is logged in one line, without the token', async () => {
    const person = await createPerson(api().database.sql, 'Lou')
    await api().ask('/communities-api', person, { headers: { 'X-Request-Id': 'logged-1' } })
    const lines = api().logged.filter((line) => line.request_id === 'logged-1')
    expect(lines).toEqual([
      expect.objectContaining({
        function: 'communities-api',
        method: 'GET',
        path: '/communities-api',
        status: 200,
        user_id: person,
      }),
    ])
    expect(JSON.stringify(api().logged)).not.toMatch(/ey[\w-]+\.ey/)
  })

  it('CORS allows browsers of the configured origins only', async () => {
    const preflight = (origin: string) =>
      api().ask('/attempts-api/tests', undefined, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'authorization',
        },
      })
    expect((await preflight('https://laude.example')).headers.get('Access-Control-Allow-Origin')).toBe(
      'https://laude.example',
    )
    expect((await preflight('https://evil.example')).headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  it('responses have headers against sniffing, framing and caching', async () => {
    const person = await createPerson(api().database.sql, 'Hedda')
    const { headers } = await api().ask('/attempts-api/attempts', person)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('Cache-Control')).toBe('private, no-store')
  })

  it('without a database, requests get 503 with Retry-After', async () => {
    const db = connect('postgresql://postgres:postgres@127.0.0.1:9/postgres')
    const app = createAttemptsApi({ ...api().deps, db })
    const person = await api().issuer.sign({ sub: crypto.randomUUID() })
    const response = await app.request('/attempts-api/tests?community=harbor', {
      headers: { Authorization: `Bearer ${person}` },
    })
    expect(response.headers.get('Retry-After')).toBe('1')
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'unavailable' })
    const sick = await app.request('/attempts-api/health')
    expect(sick.status).toBe(503)
    expect(await sick.json()).toEqual({
      status: 'unavailable',
      database: 'unreachable',
      migrations: 'unknown',
      release: 'tested',
    })
    await db.end()
  })

  it('a function is not healthy if migrations of its database are missing', async () => {
    const { deps, database } = api()
    await database.sql`update supabase_migrations.schema_migrations set version = '0' || version`
    const response = await createAttemptsApi(deps).request('/attempts-api/health')
    await database.sql`update supabase_migrations.schema_migrations set version = substr(version, 2)`
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ migrations: 'behind' })
  })
})

describe('a route with a body', () => {
  const api = useApi()
  const echo = createRoute({
    method: 'post',
    path: '/echo',
    request: {
      body: {
        required: true,
        content: { 'application/json': { schema: z.object({ items: z.array(z.object({ name: z.string() })) }) } },
      },
    },
    responses: { 200: json(z.object({ items: z.int() }), 'How many there were.') },
  })
  const app = () =>
    createFunctionApp('echo-api', api().deps).openapi(echo, (c) => {
      const { items } = c.req.valid('json')
      if (items[0]?.name === 'throw') throw new Error('secret internals at /home/laude/secret.ts:1:1')
      return c.json({ items: items.length }, 200)
    })
  const post = (body: BodyInit, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
    app().request('/echo-api/echo', { method: 'POST', body, headers })

  it('a valid body is accepted', async () => {
    expect(await (await post('{"items": [{"name": "a"}]}')).json()).toEqual({ items: 1 })
  })

  it('a body that is no JSON gets 400 or 415, and one that is not valid 422 with the path', async () => {
    expect(await problemOf(await post('{"items": ['))).toMatchObject({ status: 400, code: 'malformed_json' })
    expect(await problemOf(await post('{"items": [{"name": "a"}, {"name": 2}]}'))).toMatchObject({
      status: 422,
      errors: [{ path: 'body.items[1].name' }],
    })
    const form = await post('items=1', { 'Content-Type': 'application/x-www-form-urlencoded' })
    expect(await problemOf(form)).toMatchObject({ status: 415, code: 'not_json' })
  })

  it('a body above 1 MiB gets 413, also without a Content-Length', async () => {
    const big = JSON.stringify({ items: [{ name: 'x'.repeat(1024 * 1024) }] })
    expect(await problemOf(await post(big))).toMatchObject({ status: 413, code: 'body_too_large' })
    const streamed = new Request('http://api.test/echo-api/echo', {
      method: 'POST',
      body: new Blob([big]).stream(),
      headers: { 'Content-Type': 'application/json' },
      duplex: 'half',
    } as RequestInit)
    expect(await problemOf(await app().request(streamed))).toMatchObject({ status: 413 })
  })

  it('an internal error is logged with the request id, and its message is not sent', async () => {
    const response = await post('{"items": [{"name": "throw"}]}')
    const problem = await problemOf(response)
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(JSON.stringify(problem)).not.toContain('secret')
    expect(api().logged.find((line) => line.request_id === problem.request_id && line.error)).toMatchObject({
      error: { message: expect.stringContaining('secret internals') },
    })
  })

  it('no malformed body gets a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
        ),
        async (body) => {
          const response = await post(body)
          expect(response.status).toBeLessThan(500)
          if (response.status !== 200) await problemOf(response)
        },
      ),
      { numRuns: 200 },
    )
  })
})
