import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { isAuthRetryableFetchError, type SupabaseClient } from '@supabase/supabase-js'
import { hasPassword } from '#contracts/profiles/sign-in-claims.ts'
import { paths } from '#lib/paths.ts'
import { verifyToken } from './project-tokens.server.ts'
import { readStoredSession } from './stored-session.server.ts'
import { SESSION_COOKIE } from './supabase.server.ts'

export interface SignedInUser {
  id: string
  email: string
  name: string
  /** False for an account that signs in with another provider only. */
  hasPassword: boolean
}

export interface Session {
  user: SignedInUser
  accessToken: string
}

/** As auth-js: this long before its end a token is renewed, in milliseconds. */
const RENEWAL_MARGIN = 90_000

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The signed-in user, from a verified token; null if nobody is signed in. Throws a 503 if Auth is not reachable. */
export async function readSession({
  cookies,
  locals,
}: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<Session | null> {
  const stored = await readStoredSession(cookies, SESSION_COOKIE)
  if (!stored) return null
  const isFresh = stored.expiresAt - Date.now() > RENEWAL_MARGIN
  const accessToken = isFresh ? stored.accessToken : await renew(locals.supabase())
  const claims = accessToken && (await verifyToken(accessToken))
  if (!accessToken || !claims) return null

  const email = text(claims.email)
  const name = text(claims.user_metadata?.display_name) || email
  const user = { id: claims.sub, email, name, hasPassword: hasPassword(claims.app_metadata?.providers ?? []) }
  return { user, accessToken }
}

/** The client renews the session, and writes it to the cookies. */
async function renew(supabase: SupabaseClient): Promise<string | undefined> {
  const { data, error: failure } = await supabase.auth.getSession()
  if (isAuthRetryableFetchError(failure)) error(503, 'Sign-in is not reachable.', { code: 'auth_unreachable' })
  return data.session?.access_token
}

/** The session, or a redirect to sign in and come back. */
export const requireSession = async ({ locals, url }: { locals: App.Locals; url: URL }): Promise<Session> =>
  (await locals.session()) ?? redirect(303, paths.signIn(url.pathname + url.search))
