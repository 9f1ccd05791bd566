import type { Cookies } from '@sveltejs/kit'
import { keepCookie } from '#lib/shell/keep-cookie.ts'

const COOKIE = 'hidden_steps'
/** As many communities as somebody may have open. */
const MOST = 20

const hiddenIn = (cookies: Cookies) => (cookies.get(COOKIE) ?? '').split(' ').filter((slug) => slug !== '')

/** Whether somebody hid the first steps of a community on this device. */
export const hidesFirstSteps = (cookies: Cookies, slug: string): boolean => hiddenIn(cookies).includes(slug)

export function hideFirstSteps(cookies: Cookies, { slug, secure }: { slug: string; secure: boolean }): void {
  const hidden = [slug, ...hiddenIn(cookies).filter((it) => it !== slug)].slice(0, MOST)
  keepCookie(cookies, COOKIE, { value: hidden.join(' '), secure })
}
