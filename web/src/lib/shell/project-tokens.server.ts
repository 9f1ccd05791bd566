import { error } from '@sveltejs/kit'
import { createClient, isAuthRetryableFetchError } from '@supabase/supabase-js'
import { JWT_SECRET, SUPABASE_PUBLISHABLE_KEY, SUPABASE_URL } from '$app/env/private'
import { rememberVerified, verifyWithSecret, type ReadClaims } from './verify-token.server.ts'

/** For verifying tokens only: it keeps no session, so all requests share it, and with it the keys of the project. */
const project = createClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
  auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
})

/** With the public keys of the project; a token that is signed with a shared secret makes supabase-js ask Auth for its user. */
const verifyWithProject: ReadClaims = async (token) => {
  const { data, error: failure } = await project.auth.getClaims(token)
  if (isAuthRetryableFetchError(failure)) error(503, 'Sign-in is not reachable.', { code: 'auth_unreachable' })
  return data?.claims ?? null
}

/** Verifies tokens of the project as the functions do: with the secret where one is configured, else with its public keys. */
export const verifyToken: ReadClaims = rememberVerified(
  JWT_SECRET === undefined ? verifyWithProject : verifyWithSecret(JWT_SECRET, verifyWithProject),
)
