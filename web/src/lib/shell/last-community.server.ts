import type { Cookies } from '@sveltejs/kit'
import { keepCookie } from './keep-cookie.ts'

const COOKIE = 'community'

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
  keepCookie(cookies, COOKIE, { value: `${slug} ${userId}`, secure })

export const forgetLastCommunity = (cookies: Cookies) => cookies.delete(COOKIE, { path: '/' })
