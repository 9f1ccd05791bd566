import type { Cookies } from '@sveltejs/kit'
import { combineChunks } from '@supabase/ssr'

export interface StoredSession {
  accessToken: string
  /** In milliseconds since 1970. */
  expiresAt: number
}

/** Where a client of Supabase keeps its session: the name that supabase-js gives it by default. */
export const sessionCookie = (supabaseUrl: string) => `sb-${new URL(supabaseUrl).hostname.split('.', 1)[0]}-auth-token`

const ENCODED = 'base64-'

/** The session in the cookies as @supabase/ssr writes it, not verified; undefined where there is none that can be read. */
export async function readStoredSession(
  cookies: Pick<Cookies, 'get'>,
  name: string,
): Promise<StoredSession | undefined> {
  const stored = await combineChunks(name, (chunk) => cookies.get(chunk))
  if (!stored) return undefined
  try {
    const session: unknown = JSON.parse(
      stored.startsWith(ENCODED) ? Buffer.from(stored.slice(ENCODED.length), 'base64url').toString() : stored,
    )
    return toStoredSession(session)
  } catch {
    return undefined // a chunk is missing, or the cookie was not written by Supabase
  }
}

function toStoredSession(session: unknown): StoredSession | undefined {
  if (typeof session !== 'object' || session === null) return undefined
  if (!('access_token' in session) || !('expires_at' in session)) return undefined
  const { access_token: accessToken, expires_at: expiresAt } = session
  if (typeof accessToken !== 'string' || typeof expiresAt !== 'number') return undefined
  return { accessToken, expiresAt: expiresAt * 1000 }
}
