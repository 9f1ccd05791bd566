import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFunctions } from '../../../functions/functions.ts'
import { cacheVerified } from '../../../functions/_http/cache-verified.ts'
import { mount } from '../../../functions/_http/mount.ts'
import { refuseEnded } from '../../../functions/_http/refuse-ended.ts'
import { createVerifier } from '../../../functions/_http/tokens.ts'
import { createOpenSessions, type OpenSessions } from '../../../functions/_services/profiles/open-sessions.ts'
import { createMemoryCache } from '../../../functions/_services/response-cache/memory-cache.ts'
import { createStreamServices } from '../../../functions/_services/notifications/stream-services.ts'
import { createResponseCache } from '../../../functions/_services/response-cache/response-cache.ts'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'
import { isUnread, readStream } from '../../support/stream.ts'

/** One address of each function that takes a token. */
const OF_EACH_FUNCTION = (community: string) => [
  `/achievements-api?community=${community}`,
  `/attempts-api/tests?community=${community}`,
  '/communities-api',
  `/courses-api/courses?community=${community}`,
  '/gamification-api/profile',
  `/media-api/media?community=${community}`,
  `/milestone-validation-api/reviews?community=${community}`,
  `/resources-api/topics?community=${community}`,
]

describe('the session of a token', () => {
  const guild = useGuild()
  const sql = () => guild.sql()
  let openSessions: OpenSessions
  let fetch: (request: Request) => Response | Promise<Response>
  let queries = 0
  const stops: (() => Promise<void>)[] = []

  beforeAll(() => {
    const { database, deps, issuer } = guild.api()
    const counted: typeof database.db = {
      ...database.db,
      withConnection: (work) => {
        queries++
        return database.db.withConnection(work)
      },
    }
    openSessions = createOpenSessions(counted, database.url)
    const responseCache = createResponseCache(database.url, createMemoryCache({ bytes: 2 ** 20 }), 'one')
    const verify = refuseEnded(cacheVerified(createVerifier(issuer)), openSessions)
    const { isOpen } = openSessions
    const streamServices = createStreamServices(database.db, database.url, { heartbeat: 50, isOpen, report: fail })
    fetch = mount(createFunctions({ ...deps, openSessions, responseCache, streamServices, verify }))
    stops.push(openSessions.stop, responseCache.stop, streamServices.stop)
  })
  afterAll(() => Promise.all(stops.map((stop) => stop())))

  const fail = (error: unknown) => {
    throw error
  }
  const signIn = async (person: string) => {
    const session = randomUUID()
    await sql()`insert into auth.sessions (id, user_id) values (${session}, ${person})`
    const token = await guild.api().issuer.sign({ sub: person, session_id: session })
    const ask = (path: string, init: RequestInit = {}) => {
      const request = new Request(`http://server.test/functions/v1${path}`, init)
      request.headers.set('Authorization', `Bearer ${token}`)
      return Promise.resolve(fetch(request))
    }
    return { session, ask }
  }
  const end = (session: string) => sql()`delete from auth.sessions where id = ${session}`
  /** Until ends are heard; the first token of a process starts that. */
  const listens = async () => {
    const { ask } = await signIn(await guild.member('student'))
    await ask('/communities-api')
    await expect.poll(() => openSessions.isListening()).toBe(true)
  }
  const refusal = { status: 401, code: 'session_ended' }

  it('ends for every function, cached responses included', async () => {
    await listens()
    const { session, ask } = await signIn(await guild.member('instructor'))
    const paths = OF_EACH_FUNCTION(guild.slug())
    for (const path of [...paths, ...paths]) expect([path, (await ask(path)).status]).toEqual([path, 200])
    await end(session)
    await expect.poll(async () => (await ask('/communities-api')).status).toBe(401)
    for (const path of paths) expect(await problemOf(await ask(path))).toMatchObject(refusal)
  })

  it('a response that is cached as bytes is not sent after the session has ended', async () => {
    await listens()
    const path = `/gamification-api/achievements/user?community=${guild.slug()}`
    const { session, ask } = await signIn(await guild.member('student'))
    const first = await ask(path)
    const etag = first.headers.get('ETag') ?? ''
    expect((await ask(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    await end(session)
    await expect.poll(async () => (await ask(path)).status).toBe(401)
    expect((await ask(path, { headers: { 'If-None-Match': etag } })).status).toBe(401)
  })

  it('costs one query, and none after it while ends are heard', async () => {
    await listens()
    const { session } = await signIn(await guild.member('student'))
    const [row] = await sql()<{ user_id: string }[]>`select user_id from auth.sessions where id = ${session}`
    const claims = {
      sub: row?.user_id ?? '',
      role: 'authenticated' as const,
      session_id: session,
      exp: Date.now() / 1000 + 3600,
    }
    queries = 0
    expect(await openSessions.isOpen(claims)).toBe(true)
    for (let i = 0; i < 1000; i++) expect(openSessions.isOpen(claims)).toBe(true)
    expect(queries).toBe(1)
    await end(session)
    await expect.poll(() => openSessions.isOpen(claims)).toBe(false)
    expect(queries).toBe(1)
  })

  it('is asked for anew after the connection that listens was lost', async () => {
    await listens()
    const { session, ask } = await signIn(await guild.member('student'))
    const kept = await signIn(await guild.member('student'))
    for (const { ask: each } of [{ ask }, kept]) expect((await each('/communities-api')).status).toBe(200)
    // The end is announced while no connection hears it.
    await sql().begin(async (tx) => {
      await tx`delete from auth.sessions where id = ${session}`
      await tx`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'laude-listen' and datname = current_database()`
    })
    await expect.poll(() => openSessions.isListening(), { interval: 1 }).toBe(false)
    expect((await ask('/communities-api')).status).toBe(401)
    expect((await kept.ask('/communities-api')).status).toBe(200)
    await expect.poll(() => openSessions.isListening()).toBe(true)
    expect((await ask('/communities-api')).status).toBe(401)
    expect((await kept.ask('/communities-api')).status).toBe(200)
  })

  it('ends with the account', async () => {
    await listens()
    const person = await guild.member('student')
    const { ask } = await signIn(person)
    expect((await ask('/communities-api')).status).toBe(200)
    await sql()`delete from auth.users where id = ${person}`
    await expect.poll(async () => (await ask('/communities-api')).status).toBe(401)
    expect(await problemOf(await ask('/communities-api'))).toMatchObject(refusal)
  })

  it('has to exist, be the bearer’s, and have an id', async () => {
    const [one, other] = [await guild.member('student'), await guild.member('student')]
    const { session } = await signIn(one)
    const { issuer } = guild.api()
    const send = async (claims: object) => {
      const headers = { Authorization: `Bearer ${await issuer.sign({ ...claims })}` }
      return fetch(new Request('http://server.test/functions/v1/communities-api', { headers }))
    }
    for (const session_id of [randomUUID(), 'a session', session.toUpperCase(), null, 1])
      expect(await problemOf(await send({ sub: one, session_id }))).toMatchObject(refusal)
    expect(await problemOf(await send({ sub: other, session_id: session }))).toMatchObject(refusal)
  })

  it('ends the stream that was opened with it', async () => {
    await listens()
    const { session, ask } = await signIn(await guild.member('student'))
    const stream = readStream(await ask('/gamification-api/notifications/stream'))
    await stream.until(isUnread(0))
    await end(session)
    const last = await stream.until(({ event }) => event === 'end')
    expect(last).toMatchObject({ data: { reason: 'session_ended' } })
    await stream.close()
  })

  it('counts for seconds where its end is not announced, as on Supabase', async () => {
    const { database } = guild.api()
    await sql()`drop trigger announce_ended_sessions on auth.sessions`
    const clock = { now: Date.now() }
    const polled = createOpenSessions(database.db, database.url, () => clock.now)
    stops.push(polled.stop)
    const person = await guild.member('student')
    const { session } = await signIn(person)
    const claims = { sub: person, role: 'authenticated' as const, session_id: session, exp: clock.now / 1000 + 3600 }
    expect(await polled.isOpen(claims)).toBe(true)
    await end(session)
    clock.now += 4999
    expect(polled.isOpen(claims)).toBe(true)
    clock.now += 1
    expect(await polled.isOpen(claims)).toBe(false)
    expect(polled.isOpen(claims)).toBe(false)
    expect(polled.isListening()).toBe(false)
  })
})
