import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { AuthClient, type Session } from '@supabase/supabase-js'
import { decodeJwt } from 'jose'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../functions/_db/client.ts'
import { pushMigrations } from '../../supabase/local/database.ts'
import { root } from '../repo/files.ts'
import { createApi, type Api } from '../support/api.ts'
import { sitter } from '../support/sitter.ts'

const { AUTH_URL = '', AUTH_DATABASE_URL = '' } = process.env

// docs/environments.md says how to start one, and what was tried.
describe.skipIf(!AUTH_URL || !AUTH_DATABASE_URL)(
  'on the real Supabase Auth (skipped unless AUTH_URL and AUTH_DATABASE_URL name one)',
  () => {
    const email = `${randomUUID()}@example.test`
    const password = 'correct horse battery'
    let sql: postgres.Sql
    let api: Api
    const cleanups: (() => Promise<unknown>)[] = []
    let session: Session
    /** What the site uses, with an Auth that is not behind a project's gateway. */
    const client = () => new AuthClient({ url: AUTH_URL, persistSession: false, autoRefreshToken: false })
    const ask = (path: string, init: RequestInit = {}) =>
      api.ask(path, undefined, {
        ...init,
        headers: { ...headersOf(init), Authorization: `Bearer ${session.access_token}` },
      })
    const headersOf = ({ headers }: RequestInit) => Object.fromEntries(new Headers(headers))

    beforeAll(async () => {
      await pushMigrations(AUTH_DATABASE_URL, root)
      sql = postgres(AUTH_DATABASE_URL, { max: 2, onnotice: () => {} })
      cleanups.push(() => sql.end())
      const { data, error } = await client().signUp({ email, password, options: { data: { display_name: 'Ada' } } })
      if (!data.session)
        throw new Error('This Auth wants addresses confirmed: set GOTRUE_MAILER_AUTOCONFIRM.', { cause: error })
      session = data.session
      const issuer = decodeJwt(session.access_token).iss ?? ''
      const database = { url: AUTH_DATABASE_URL, sql, db: connect(AUTH_DATABASE_URL), drop: () => Promise.resolve() }
      api = createApi({
        database,
        issuer: {
          issuer,
          jwk: { kid: '', alg: '', use: '' },
          jwksUrl: `${AUTH_URL}/.well-known/jwks.json`,
          sign: () => Promise.reject(new Error('Only Auth signs.')),
          stop: () => Promise.resolve(),
        },
      })
      const { streamServices, responseCache, openSessions } = api.deps
      for (const { stop } of [streamServices, responseCache, openSessions]) cleanups.push(stop)
      cleanups.push(() => database.db.end())
    })
    afterAll(() => Promise.all(cleanups.map((cleanUp) => cleanUp())))

    it('every migration and seed was applied by an owner that is no superuser, beside tables that are not its own', async () => {
      const [row] = await sql`
        select
          (select rolsuper from pg_roles where rolname = current_user) as super,
          (select tableowner <> current_user from pg_tables where schemaname = 'auth' and tablename = 'users') as foreign,
          (select count(*)::integer from questions) as questions
      `
      expect(row).toEqual({ super: false, foreign: true, questions: 200 })
    })

    it('who signed up has a profile and joins a community', async () => {
      const profile = await ask('/gamification-api/profile')
      expect(await profile.json()).toMatchObject({ data: { display_name: 'Ada' } })
      expect((await ask('/communities-api/harbor/join', { method: 'POST' })).status).toBeLessThan(300)
    })

    it('signs in again, and takes a test to its end', async () => {
      const { data } = await client().signInWithPassword({ email, password })
      session = data.session ?? session
      const learner = sitter({ ask: (path, _, init) => ask(path, init), database: api.database }, session.user.id)
      const [test] = await sql<{ id: string }[]>`
        select tests.id from tests join communities on communities.id = community_id
        where communities.slug = 'harbor' and status = 'live' limit 1
      `
      const attempt = await learner.start({ test_id: test?.id, mode: 'practice', length: 25 })
      await learner.finish(attempt.id)
      expect(await learner.read(attempt.id)).toMatchObject({ status: 'finished' })
    })

    it('a wrong password is refused, and a token ends with its session', async () => {
      const refused = await client().signInWithPassword({ email, password: 'wrong horse' })
      expect(refused.error?.code).toBe('invalid_credentials')
      const signedIn = client()
      const { data } = await signedIn.signInWithPassword({ email, password })
      session = data.session ?? session
      expect((await ask('/communities-api')).status).toBe(200)
      await signedIn.signOut({ scope: 'global' })
      // This Auth does not announce ended sessions, so an answer counts for five seconds.
      await expect.poll(async () => (await ask('/communities-api')).status, { timeout: 60_000 }).toBe(401)
    })
  },
)
