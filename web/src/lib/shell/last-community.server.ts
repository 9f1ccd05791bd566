import type { Cookies } from '@sveltejs/kit'

const COOKIE = 'community'
const YEAR_SECONDS = 60 * 60 * 24 * 365

export const readLastCommunity = (cookies: Cookies) => cookies.get(COOKIE)

export const writeLastCommunity = (cookies: Cookies, slug: string, secure: boolean) =>
  cookies.set(COOKIE, slug, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS })

export const forgetLastCommunity = (cookies: Cookies) => cookies.delete(COOKIE, { path: '/' })
