import { error, redirect } from '@sveltejs/kit'
import { isAuthRetryableFetchError, type SupabaseClient } from '@supabase/supabase-js'
import { hasPassword } from '#contracts/profiles/sign-in-claims.ts'
import { paths } from '#lib/paths.ts'

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

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The signed-in user, from a verified token; null if nobody is signed in. Throws a 503 if Auth is not reachable. */
export const readSession = async (supabase: SupabaseClient): Promise<Session | null> => {
  const { data: verified, error: failure } = await supabase.auth.getClaims()
  if (isAuthRetryableFetchError(failure)) error(503, 'Sign-in is not reachable.', { code: 'auth_unreachable' })
  if (!verified) return null

  // getClaims has just verified this token, so it can be passed on.
  const { data } = await supabase.auth.getSession()
  if (!data.session) return null

  const { claims } = verified
  const email = text(claims.email)
  const name = text(claims.user_metadata?.display_name) || email
  const user = { id: claims.sub, email, name, hasPassword: hasPassword(claims.app_metadata?.providers ?? []) }
  return { user, accessToken: data.session.access_token }
}

/** The session, or a redirect to sign in and come back. */
export const requireSession = async ({ locals, url }: { locals: App.Locals; url: URL }): Promise<Session> =>
  (await locals.session()) ?? redirect(303, paths.signIn(url.pathname + url.search))
