import type { Cookies } from '@sveltejs/kit'

const YEAR_SECONDS = 60 * 60 * 24 * 365

/** Keeps on this device what the server alone reads, for a year. */
export const keepCookie = (cookies: Cookies, name: string, { value, secure }: { value: string; secure: boolean }) =>
  cookies.set(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS })
