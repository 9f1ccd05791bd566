import { join, resolve } from 'node:path'
import process from 'node:process'
import type { Page } from '@playwright/test'
import { createServerClient, type CookieMethodsServer } from '@supabase/ssr'
import { Hono } from 'hono'
import { connect } from '../../functions/_db/client.ts'
import { createAuthApp } from '../../supabase/local/auth.ts'
import { loadKeys } from '../../supabase/local/auth/keys.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'

export const origin = `http://localhost:${process.env.API_PORT}`
const home = resolve(import.meta.dirname, '../..', process.env.LAUDE_HOME ?? '.laude')

type Cookies = Parameters<NonNullable<CookieMethodsServer['setAll']>>[0]

/**
 * The stack's Auth, with its keys and its database, in this process: what a test does before it begins is no request,
 * and does not use up what the stack's own Auth allows one address in five minutes.
 */
const auths = new Map<boolean, Promise<Hono>>()
const startAuth = async (confirmAddresses: boolean) => {
  const many = { tokens: 10_000, seconds: 1 }
  return new Hono().route(
    '/auth/v1',
    createAuthApp({
      db: connect(postgresUrl(Number(process.env.DB_PORT)), { max: 2 }),
      issuer: `${origin}/auth/v1`,
      keys: await loadKeys(join(home, 'auth-keys.json')),
      limits: { signUp: many, signIn: many },
      mail: { siteUrl: `http://localhost:${process.env.SITE_PORT}` },
      confirmAddresses,
    }),
  )
}

/** Supabase's client as the site has it, and the cookies that it would set; with an Auth that has addresses confirmed, if asked. */
export function siteClient({ confirmAddresses = false } = {}) {
  const jar: { cookies: Cookies } = { cookies: [] }
  const client = createServerClient(origin, 'sb_publishable_local', {
    cookies: { getAll: () => [], setAll: (cookies) => void (jar.cookies = cookies) },
    global: {
      fetch: async (input, init) => {
        const auth = auths.get(confirmAddresses) ?? startAuth(confirmAddresses)
        auths.set(confirmAddresses, auth)
        return (await auth).fetch(new Request(input, init))
      },
    },
  })
  return { client, jar }
}

/** Instead of the session that the page may have: of a longer one, parts would be left. */
export async function giveCookies(page: Page, cookies: Cookies) {
  const context = page.context()
  await context.clearCookies({ name: /auth-token/ })
  await context.addCookies(
    cookies.map(({ name, value }) => ({ name, value, domain: 'localhost', path: '/', httpOnly: true })),
  )
}

export type DemoAccount = 'Student' | 'Instructor' | 'Admin'
interface DemoSession {
  token: string
  cookies: Cookies
}
const sessions = new Map<DemoAccount, Promise<DemoSession>>()

/** One session of each demo account for all tests of a worker; none of them ends it. */
export const demoSession = (account: DemoAccount): Promise<DemoSession> => {
  const known = sessions.get(account) ?? openSession(account)
  sessions.set(account, known)
  return known
}

async function openSession(account: DemoAccount): Promise<DemoSession> {
  const { client, jar } = siteClient()
  const { data, error } = await client.auth.signInWithPassword({
    email: `${account.toLowerCase()}@laude.test`,
    password: 'laude-demo',
  })
  if (error) throw error
  return { token: data.session.access_token, cookies: jar.cookies }
}
