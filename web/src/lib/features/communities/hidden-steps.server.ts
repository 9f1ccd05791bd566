import type { Cookies } from '@sveltejs/kit'

const COOKIE = 'hidden_steps'
const YEAR_SECONDS = 60 * 60 * 24 * 365
/** As many communities as somebody may have open. */
const MOST = 20

const hiddenIn = (cookies: Cookies) => (cookies.get(COOKIE) ?? '').split(' ').filter((slug) => slug !== '')

/** Whether somebody hid the first steps of a community on this device. */
export const hidesFirstSteps = (cookies: Cookies, slug: string): boolean => hiddenIn(cookies).includes(slug)

export function hideFirstSteps(cookies: Cookies, { slug, secure }: { slug: string; secure: boolean }): void {
  const hidden = [slug, ...hiddenIn(cookies).filter((it) => it !== slug)].slice(0, MOST)
  cookies.set(COOKIE, hidden.join(' '), { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS })
}
