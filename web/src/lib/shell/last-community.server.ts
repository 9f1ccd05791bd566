import type { Cookies } from '@sveltejs/kit'

const COOKIE = 'community'
const YEAR_SECONDS = 60 * 60 * 24 * 365

/** The community that this user opened last on this device; another user's is none of theirs. */
export function readLastCommunity(cookies: Cookies, userId: string): string | undefined {
  const [slug, owner] = cookies.get(COOKIE)?.split(' ') ?? []
  return owner === userId ? slug : undefined
}

interface Visit {
  slug: string
  userId: string
  secure: boolean
}

export const writeLastCommunity = (cookies: Cookies, { slug, userId, secure }: Visit) =>
  cookies.set(COOKIE, `${slug} ${userId}`, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS })

export const forgetLastCommunity = (cookies: Cookies) => cookies.delete(COOKIE, { path: '/' })
