import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDeepCheck } from '../../../functions/_services/failover/deep-check.ts'
import { createAuthApp } from '../../../supabase/local/auth.ts'
import { loadKeys } from '../../../supabase/local/auth/keys.ts'
import { connect } from '../../../functions/_db/client.ts'
import { createFunctions } from '../../../functions/functions.ts'
import { createDependencies } from '../../../functions/_http/dependencies.ts'
import { readEnv } from '../../../functions/_http/env.ts'
import { createMetrics } from '../../../functions/_http/metrics.ts'
import { mount } from '../../../functions/_http/mount.ts'
import { FUNCTIONS_ROLE } from '../../../supabase/local/functions-login.ts'
import { useDatabase } from '../../support/database.ts'
import { serve } from '../../support/loopback.ts'

type Served = Awaited<ReturnType<typeof serve>>

const account = { email: 'vantage@laude.test', password: 'a password of a vantage point' }

describe('a deep check', () => {
  const database = useDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'laude-check-'))
  const stops: (() => Promise<unknown>)[] = []
  let site: Served

  beforeAll(async () => {
    const keys = await loadKeys(join(folder, 'keys.json'))
    const auth = connect(database().url, { name: 'auth' })
    site = await serve((origin) => {
      const issuer = `${origin}/auth/v1`
      const functionsUrl = database().url.replace('//postgres:postgres@', `//${FUNCTIONS_ROLE}:${FUNCTIONS_ROLE}@`)
      const env = readEnv({ DATABASE_URL: functionsUrl, SUPABASE_URL: origin, WORKER_ROLES: 'none' })
      const deps = createDependencies(env, () => undefined, createMetrics().metrics)
      stops.push(
        () => deps.responseCache.stop(),
        () => deps.openSessions.stop(),
        () => deps.db.end(),
      )
      const functions = mount(createFunctions(deps))
      return new Hono()
        .route('/auth/v1', createAuthApp({ db: auth, issuer, keys, report: () => undefined }))
        .all('*', (c) => functions(c.req.raw))
    })
    stops.push(site.stop, () => auth.end())
    await fetch(`${site.origin}/auth/v1/signup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(account),
    })
  })
  afterAll(async () => {
    for (const stop of stops) await stop()
    rmSync(folder, { recursive: true })
  })

  const check = (changes: object = {}, timeout = 60_000) =>
    createDeepCheck({ account: { ...account, ...changes }, timeout, nextBeat: randomUUID })
  const behind = async (build: (app: Hono) => Hono) => {
    const server = await serve(() => build(new Hono()))
    stops.push(server.stop)
    return server.origin
  }
  const pass = (request: Request) => {
    const { pathname, search } = new URL(request.url)
    return proxy(`${site.origin}${pathname}${search}`, { raw: request })
  }

  it('succeeds where somebody can sign in, read, write, and read what was written', async () => {
    const look = check()
    expect(await look(site.origin)).toEqual({ ok: true })
    expect(await look(`${site.origin}/`)).toEqual({ ok: true })
    const [row] = await database()
      .sql`select bio from profiles join auth.users using (id) where email = ${account.email}`
    expect(row?.bio).toMatch(/^Checks that the site works\. /)
  })

  it('fails at a server that answers everything with success', async () => {
    const pages = await behind((app) => app.all('*', (c) => c.html('<h1>Welcome</h1>')))
    expect(await check()(pages)).toEqual({ ok: false, reason: 'sign-in: the answer is no JSON' })
    const empty = await behind((app) => app.all('*', (c) => c.json({ data: {} })))
    expect(await check()(empty)).toEqual({ ok: false, reason: 'sign-in: the answer has no token' })
  })

  it('fails where a proxy answers reads while nothing can be written', async () => {
    const readOnly = await behind((app) =>
      app.all('*', async (c) => (c.req.method === 'PATCH' ? c.json({ message: 'maintenance' }, 503) : pass(c.req.raw))),
    )
    expect(await check()(readOnly)).toEqual({ ok: false, reason: 'write: status 503' })
  })

  it('fails where a write is acknowledged and not there', async () => {
    const forgetful = await behind((app) =>
      app.all('*', async (c) => (c.req.method === 'PATCH' ? c.json({ data: await c.req.json() }) : pass(c.req.raw))),
    )
    expect(await check()(forgetful)).toEqual({ ok: false, reason: 'read back: it is not what was written' })
  })

  it('fails with a wrong password, without an answer in time, and where nobody listens', async () => {
    expect(await check({ password: 'not that one' })(site.origin)).toEqual({ ok: false, reason: 'sign-in: status 400' })
    const silent = await behind((app) => app.all('*', () => new Promise<Response>(() => undefined)))
    expect(await check({}, 100)(silent)).toEqual({ ok: false, reason: 'sign-in: no answer within 100 ms' })
    expect(await check()('http://127.0.0.1:9')).toMatchObject({ ok: false })
  })

  it('signs in anew after a failure', async () => {
    const look = check()
    expect(await look(site.origin)).toEqual({ ok: true })
    await database().sql`delete from auth.sessions`
    expect(await look(site.origin)).toMatchObject({ ok: false })
    expect(await look(site.origin)).toEqual({ ok: true })
  })
})
