import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastSignIn } from '../../functions/_contracts/profiles/sign-in-claims.ts'
import { signedUp, someone, startAuthServer, type AuthServer } from './auth-server.ts'
import { mailbox } from './mailbox.ts'

const SITE = 'https://laude.example'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer({ mail: { siteUrl: SITE } })
})
afterAll(() => server.stop())

const ask = async (email: string) => (await server.browser().auth.resetPasswordForEmail(email)).error
const follow = (link: { token_hash: string; type: string }, browser = server.browser()) =>
  browser.auth.verifyOtp({ token_hash: link.token_hash, type: 'recovery' })
const refusalOf = async (link: { token_hash: string; type: string }) => (await follow(link)).error
const ENDED = { status: 403, code: 'otp_expired' }

async function forgetful() {
  const person = await signedUp(server)
  const mails = mailbox(server.sql, person.email)
  expect(await ask(person.email)).toBeNull()
  return { ...person, mails, link: await mails.link() }
}

describe('resetting a password by mail', () => {
  test('signs in by the link, takes a new password and ends all other sessions', async () => {
    const { browser: lost, email, password, link, mails } = await forgetful()
    expect(link.type).toBe('recovery')
    const [mail] = await mails.mails()
    expect(mail?.body_text).toContain(`${SITE}/reset-password?token_hash=`)

    const browser = server.browser()
    const { data, error } = await follow(link, browser)
    expect(error).toBeNull()
    expect(data.user?.email).toBe(email)
    expect((await browser.auth.updateUser({ password: 'a brand new one' })).error).toBeNull()
    expect((await browser.auth.getUser()).error).toBeNull()
    expect((await lost.auth.getUser()).error).not.toBeNull()

    const signIn = async (word: string) =>
      (await server.browser().auth.signInWithPassword({ email, password: word })).error?.code
    expect(await signIn(password)).toBe('invalid_credentials')
    expect(await signIn('a brand new one')).toBeUndefined()
    expect((await mails.mails()).map(({ kind }) => kind)).toEqual(['password_reset', 'password_changed'])
  })

  test('its session says that it was opened by a link, also after a refresh', async () => {
    const { link } = await forgetful()
    const browser = server.browser()
    await follow(link, browser)
    const said = async () => lastSignIn((await browser.auth.getClaims()).data?.claims)
    expect(await said()).toMatchObject({ withPassword: false, hasPassword: true })
    await browser.auth.refreshSession()
    expect(await said()).toMatchObject({ withPassword: false, hasPassword: true })
  })

  test('a link works once, also for two who show it at once', async () => {
    const { link } = await forgetful()
    const outcomes = await Promise.all([follow(link), follow(link), follow(link)])
    expect(outcomes.filter(({ error }) => error === null)).toHaveLength(1)
    expect(await refusalOf(link)).toMatchObject(ENDED)
  })

  test('a link works for an hour', async () => {
    const { link, email, mails } = await forgetful()
    server.wind(59 * 60)
    expect(await ask(email)).toBeNull()
    const second = await mails.link(2)
    server.wind(61 * 60)
    expect(await refusalOf(link)).toMatchObject(ENDED)
    expect(await refusalOf(second)).toMatchObject(ENDED)
    expect(await ask(email)).toBeNull()
    const third = await mails.link(3)
    server.wind(59 * 60)
    expect((await follow(third)).error).toBeNull()
  })

  test('a new link ends the one before it, and a new password ends them all', async () => {
    const { browser, link, email, mails } = await forgetful()
    await ask(email)
    const second = await mails.link(2)
    expect(await refusalOf(link)).toMatchObject(ENDED)
    await browser.auth.updateUser({ password: 'changed meanwhile' })
    expect(await refusalOf(second)).toMatchObject(ENDED)
  })

  test('stores only the hash of a token', async () => {
    const { link, user } = await forgetful()
    const [row] = await server.sql`select token_hash from auth.one_time_tokens where user_id = ${user.id}`
    expect(row?.token_hash).toMatch(/^[\da-f]{64}$/)
    expect(row?.token_hash).not.toContain(link.token_hash)
    expect(await refusalOf({ token_hash: String(row?.token_hash), type: 'recovery' })).toMatchObject(ENDED)
  })

  test('refuses a link of another type, an empty one and a visit', async () => {
    const { link } = await forgetful()
    const other = await server.browser().auth.verifyOtp({ token_hash: link.token_hash, type: 'signup' })
    expect(other.error?.code).toBe('otp_expired')
    const magic = await server.browser().auth.verifyOtp({ token_hash: link.token_hash, type: 'magiclink' })
    expect(magic.error?.code).toBe('not_supported_locally')
    expect((await follow({ token_hash: '', type: 'recovery' })).error?.code).toBe('validation_failed')
    const visit = await server.call(`/verify?token=${link.token_hash}&type=recovery`)
    expect([visit.status, (await visit.json()).error_code]).toEqual([400, 'not_supported_locally'])
    expect((await follow(link)).error).toBeNull()
  })

  test('an unknown address gets the same answer, and no mail', async () => {
    const { email: known } = await signedUp(server)
    const { email: unknown } = someone()
    const answers = await Promise.all(
      [known, unknown].map(async (email) => {
        const response = await server.call('/recover', { method: 'POST', body: JSON.stringify({ email }) })
        const { date: _, ...headers } = Object.fromEntries(response.headers)
        return { status: response.status, body: await response.text(), headers }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    await mailbox(server.sql, known).link()
    expect(await mailbox(server.sql, unknown).mails()).toEqual([])
  })

  test('the answer does not wait for what is found out about an account', async () => {
    const { email, user } = await signedUp(server)
    // Nobody else gets at the account while this transaction runs, so an answer that comes meanwhile knows nothing of it.
    await server.sql.begin(async (tx) => {
      await tx`lock table auth.one_time_tokens in access exclusive mode`
      expect(await ask(email)).toBeNull()
      expect(await tx`select from private.mails where user_id = ${user.id}`).toHaveLength(0)
    })
    expect((await mailbox(server.sql, email).link()).type).toBe('recovery')
  })
})

describe('asking for mail', () => {
  test('waits longer and longer for one address, whether it has an account or not', async () => {
    const strict = await startAuthServer({
      mail: { siteUrl: SITE },
      limits: { mailTo: { free: 1, first: 60, longest: 900, forget: 3600 } },
    })
    const { email: known } = await signedUp(strict)
    for (const email of [known, someone().email]) {
      const refusal = async () => (await strict.browser().auth.resetPasswordForEmail(email)).error?.status
      expect([await refusal(), await refusal()]).toEqual([undefined, 429])
      strict.wind(61)
      expect([await refusal(), await refusal()]).toEqual([undefined, 429])
      strict.wind(61)
      expect(await refusal()).toBe(429)
    }
    await strict.stop()
  })

  test('has a limit for each network, and so have links that are tried', async () => {
    const few = { tokens: 2, seconds: 300 }
    const strict = await startAuthServer({ mail: { siteUrl: SITE }, limits: { mail: few, verify: few } })
    const refused = async (path: string, body: () => object) => {
      const answers = []
      for (let tries = 0; tries < 3; tries++)
        answers.push((await strict.call(path, { method: 'POST', body: JSON.stringify(body()) })).status)
      return answers
    }
    expect(await refused('/recover', () => ({ email: someone().email }))).toEqual([200, 200, 429])
    expect(await refused('/verify', () => ({ type: 'recovery', token_hash: 'guess' }))).toEqual([403, 403, 429])
    await strict.stop()
  })

  test('is refused where no mail is sent', async () => {
    const silent = await startAuthServer()
    const { email, browser } = await signedUp(silent)
    const { error } = await silent.browser().auth.resetPasswordForEmail(email)
    expect(error).toMatchObject({ status: 400, code: 'not_supported_locally' })
    const again = await silent.browser().auth.resend({ type: 'signup', email })
    expect(again.error?.code).toBe('not_supported_locally')
    expect((await browser.auth.updateUser({ password: 'another one' })).error).toBeNull()
    expect(await silent.sql`select from private.mails`).toHaveLength(0)
    await silent.stop()
  })
})
