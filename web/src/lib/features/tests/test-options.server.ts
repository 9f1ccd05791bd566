import type { Cookies } from '@sveltejs/kit'
import { FIRST_TAKING, TAKING_COOKIE, TAKING_SECONDS, writeDown, type Taking } from './test-options.ts'
import { length, mode } from '#contracts/tests/tests.ts'

export const readTaking = (cookies: Cookies): Taking => {
  const [asMode, asLength] = (cookies.get(TAKING_COOKIE) ?? '').split('.')
  return {
    mode: mode.safeParse(asMode).data ?? FIRST_TAKING.mode,
    length: length.safeParse(Number(asLength)).data ?? FIRST_TAKING.length,
  }
}

/** Readable by scripts, since a choice in the browser writes it too. */
export const writeTaking = (cookies: Cookies, taking: Taking, secure: boolean) =>
  cookies.set(TAKING_COOKIE, writeDown(taking), {
    path: '/',
    httpOnly: false,
    sameSite: 'lax',
    secure,
    maxAge: TAKING_SECONDS,
  })
