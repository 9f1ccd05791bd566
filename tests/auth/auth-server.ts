import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { Hono } from 'hono'
import { connect } from '../../functions/_db/client.ts'
import { createAuthApp, type AuthOptions } from '../../supabase/local/auth.ts'
import { loadKeys } from '../../supabase/local/auth/keys.ts'
import type { RateLimits } from '../../supabase/local/auth/rate-limit.ts'
import { createDatabase } from '../support/database.ts'
import { serve } from '../support/loopback.ts'

export const API_KEY = 'sb_publishable_local'

const plenty = { tokens: 100_000, seconds: 1 }
export const noLimits: RateLimits = {
  signUp: plenty,
  signIn: plenty,
  guess: { free: 100_000, first: 0, longest: 0, forget: 1 },
  refresh: plenty,
  updateUser: plenty,
  mail: plenty,
  mailTo: { free: 100_000, first: 0, longest: 0, forget: 1 },
  verify: plenty,
}

/** The Auth server as the stack mounts it, with a clock that can be wound forward. */
export async function startAuthServer(options: Partial<AuthOptions> = {}) {
  const database = await createDatabase()
  const { sql } = database
  const db = connect(database.url)
  const folder = await mkdtemp(join(tmpdir(), 'laude-keys-'))
  const keys = await loadKeys(join(folder, 'auth.json'))
  const reported: unknown[] = []
  let ahead = 0
  const server = await serve((origin) => {
    const auth = createAuthApp({
      db,
      issuer: `${origin}/auth/v1`,
      keys,
      now: () => new Date(Date.now() + ahead),
      limits: noLimits,
      report: (error) => reported.push(error),
      ...options,
    })
    return new Hono().route('/auth/v1', auth)
  })
  return {
    ...server,
    sql,
    keys,
    /** Failures that clients were not told about. */
    reported,
    wind: (seconds: number) => {
      ahead += seconds * 1000
    },
    /** Until some statement waits for a lock that the test holds. */
    somebodyWaits: async () => {
      const waiting = () => sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    /** A browser of its own: unmodified supabase-js, nothing kept between two of them. */
    browser: () => createClient(server.origin, API_KEY, { auth: { persistSession: false, autoRefreshToken: false } }),
    call: (path: string, init?: RequestInit) => fetch(`${server.origin}/auth/v1${path}`, init),
    stop: async () => {
      await server.stop()
      await db.end()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type AuthServer = Awaited<ReturnType<typeof startAuthServer>>

let people = 0
export const someone = () => ({ email: `learner-${++people}@laude.test`, password: 'correct horse' })

/** A browser in which somebody new has just signed up. */
export async function signedUp(server: AuthServer, person = someone()) {
  const browser = server.browser()
  const { data, error } = await browser.auth.signUp(person)
  if (error || !data.session || !data.user) throw error ?? new Error('no session')
  return { browser, ...person, session: data.session, user: data.user }
}
