import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { someone, startAuthServer, type AuthServer } from './auth-server.ts'
import { mailbox } from './mailbox.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer({ mail: { siteUrl: 'https://laude.example' }, confirmAddresses: true })
})
afterAll(() => server.stop())

async function newcomer() {
  const person = someone()
  const { data, error } = await server.browser().auth.signUp({ ...person, options: { data: { display_name: 'Ada' } } })
  expect(error).toBeNull()
  return { ...person, data, mails: mailbox(server.sql, person.email) }
}

const confirm = (token_hash: string, type: 'signup' | 'email' = 'signup', browser = server.browser()) =>
  browser.auth.verifyOtp({ token_hash, type })
const signIn = async ({ email, password }: { email: string; password: string }) =>
  (await server.browser().auth.signInWithPassword({ email, password })).error?.code

describe('confirming an address', () => {
  test('comes before the first sign-in', async () => {
    const { email, password, data, mails } = await newcomer()
    expect([data.session, data.user?.email, data.user?.email_confirmed_at]).toEqual([null, email, null])
    expect(await signIn({ email, password })).toBe('email_not_confirmed')
    expect(await signIn({ email, password: 'not the password' })).toBe('invalid_credentials')

    const link = await mails.link()
    expect(link.type).toBe('signup')
    const browser = server.browser()
    const { data: confirmed, error } = await confirm(link.token_hash, 'signup', browser)
    expect(error).toBeNull()
    expect(confirmed.user?.email_confirmed_at).toEqual(expect.any(String))
    expect(confirmed.user?.user_metadata).toMatchObject({ email_verified: true, display_name: 'Ada' })
    expect((await browser.auth.getUser()).data.user?.email).toBe(email)
    expect(await signIn({ email, password })).toBeUndefined()
  })

  test('a link works once, for a day; a new one ends it', async () => {
    const { email, mails } = await newcomer()
    const first = await mails.link()
    const browser = server.browser()
    expect((await browser.auth.resend({ type: 'signup', email })).error).toBeNull()
    const second = await mails.link(2)
    expect((await confirm(first.token_hash)).error?.code).toBe('otp_expired')
    server.wind(24 * 3600 + 1)
    expect((await confirm(second.token_hash)).error?.code).toBe('otp_expired')
    await browser.auth.resend({ type: 'signup', email })
    const third = await mails.link(3)
    expect((await confirm(third.token_hash, 'email')).error).toBeNull()
    expect((await confirm(third.token_hash)).error?.code).toBe('otp_expired')
  })

  test('a reset password confirms the address, too', async () => {
    const { email, mails } = await newcomer()
    await mails.link()
    await server.browser().auth.resetPasswordForEmail(email)
    const { token_hash } = await mails.link(2)
    const browser = server.browser()
    expect((await browser.auth.verifyOtp({ token_hash, type: 'recovery' })).error).toBeNull()
    await browser.auth.updateUser({ password: 'a brand new one' })
    expect(await signIn({ email, password: 'a brand new one' })).toBeUndefined()
  })

  test('a repeated mail goes to nobody who is confirmed or unknown, and the answer is the same', async () => {
    const { email, mails } = await newcomer()
    await confirm((await mails.link()).token_hash)
    const unknown = someone().email
    for (const address of [email, unknown])
      expect((await server.browser().auth.resend({ type: 'signup', email: address })).error).toBeNull()
    // The mail to the next one is enqueued after theirs would have been.
    await (await newcomer()).mails.link()
    expect((await mails.mails()).map(({ kind }) => kind)).toEqual(['address_confirmation'])
    expect(await mailbox(server.sql, unknown).mails()).toEqual([])
  })

  test('a sign-up with an address that is taken looks like any other, and its owner learns of it', async () => {
    const { email, password, data, mails } = await newcomer()
    const again = async () => (await server.browser().auth.signUp({ email, password: 'somebody else' })).data
    // Not confirmed yet: perhaps the mail was lost.
    await again()
    const second = await mails.link(2)
    expect((await confirm(second.token_hash)).error).toBeNull()
    const taken = await again()
    expect(taken.session).toBeNull()
    const shape = (user: object | null) =>
      Object.fromEntries(Object.entries(user ?? {}).map(([key, value]) => [key, value === null ? null : typeof value]))
    expect(shape(taken.user)).toEqual(shape(data.user))
    expect(taken.user?.identities?.map((it) => Object.keys(it).toSorted())).toEqual(
      data.user?.identities?.map((it) => Object.keys(it).toSorted()),
    )
    expect(taken.user?.id).not.toBe(data.user?.id)
    expect((await mails.mails()).map(({ kind }) => kind)).toEqual([
      'address_confirmation',
      'address_confirmation',
      'account_exists',
    ])
    expect(await signIn({ email, password })).toBeUndefined()
    expect(await signIn({ email, password: 'somebody else' })).toBe('invalid_credentials')
  })

  test('is said in the settings', async () => {
    expect(await (await server.call('/settings')).json()).toMatchObject({ mailer_autoconfirm: false })
  })
})
