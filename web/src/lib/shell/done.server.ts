import type { RequestEvent } from '@sveltejs/kit'

const COOKIE = 'done'
/** Long enough for the redirect that follows. */
const SECONDS = 30

/** What a form action did, for the page that it leads to. In a cookie, so it is said once, and without a script, too. */
export const sayDone = ({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, text: string) =>
  cookies.set(COOKIE, text, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: SECONDS,
  })

/** What the last action did, if it was not said yet. An object, so that the page tells the same words apart the second time. */
export function takeDone({ cookies }: Pick<RequestEvent, 'cookies'>): { text: string } | null {
  const text = cookies.get(COOKIE)
  if (!text) return null
  cookies.delete(COOKIE, { path: '/' })
  return { text }
}
