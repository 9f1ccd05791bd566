import type { Cookies } from '@sveltejs/kit'
import { DEFAULT_OPTIONS, OPTIONS_COOKIE, OPTIONS_SECONDS, writeDown, type TestOptions } from './test-options.ts'
import { length, mode } from '#contracts/tests/tests.ts'

export const readTaking = (cookies: Cookies): TestOptions => {
  const [asMode, asLength] = (cookies.get(OPTIONS_COOKIE) ?? '').split('.')
  return {
    mode: mode.safeParse(asMode).data ?? DEFAULT_OPTIONS.mode,
    length: length.safeParse(Number(asLength)).data ?? DEFAULT_OPTIONS.length,
  }
}

/** Readable by scripts, since the browser writes it, too. */
export const writeTaking = (cookies: Cookies, taking: TestOptions, secure: boolean) =>
  cookies.set(OPTIONS_COOKIE, writeDown(taking), {
    path: '/',
    httpOnly: false,
    sameSite: 'lax',
    secure,
    maxAge: OPTIONS_SECONDS,
  })
