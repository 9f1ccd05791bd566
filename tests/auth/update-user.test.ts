import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedUp, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

describe('updating oneself', () => {
  test('merges the profile; null takes a key away', async () => {
    const { browser, user } = await signedUp(server)
    await browser.auth.updateUser({ data: { name: 'Ada', tags: [null, 1] } })
    const { data } = await browser.auth.updateUser({ data: { city: 'Turin', name: null } })
    expect(data.user?.user_metadata).toEqual({ ...user.user_metadata, city: 'Turin', tags: [null, 1] })
    expect((await browser.auth.getUser()).data.user).toEqual(data.user)
  })

  test('keeps both of two updates at once', async () => {
    const { browser } = await signedUp(server)
    await Promise.all(['a', 'b', 'c'].map((key) => browser.auth.updateUser({ data: { [key]: 1 } })))
    expect((await browser.auth.getUser()).data.user?.user_metadata).toMatchObject({ a: 1, b: 1, c: 1 })
  })

  test('a new password ends the other sessions and the old password', async () => {
    const { browser, email, password } = await signedUp(server)
    const other = server.browser()
    await other.auth.signInWithPassword({ email, password })

    expect((await browser.auth.updateUser({ password: 'a new horse' })).error).toBeNull()
    expect((await other.auth.getUser()).error?.name).toBe('AuthSessionMissingError')
    expect((await browser.auth.getUser()).error).toBeNull()
    const before = await server.browser().auth.signInWithPassword({ email, password })
    expect(before.error?.code).toBe('invalid_credentials')
    const after = await server.browser().auth.signInWithPassword({ email, password: 'a new horse' })
    expect(after.error).toBeNull()
  })

  test('two new passwords from two browsers at once: one of them stands', async () => {
    const { browser, email, password, user } = await signedUp(server)
    const other = server.browser()
    await other.auth.signInWithPassword({ email, password })
    const outcomes = await Promise.all([
      browser.auth.updateUser({ password: 'from the first' }),
      other.auth.updateUser({ password: 'from the other' }),
    ])
    expect(outcomes.filter(({ error }) => !error)).toHaveLength(1)
    expect(await server.sql`select from auth.sessions where user_id = ${user.id}`).toHaveLength(1)
  })

  test('refuses the same password, a weak one, a long one', async () => {
    const { browser, password } = await signedUp(server)
    const code = async (next: string) => (await browser.auth.updateUser({ password: next })).error?.code
    expect(await code(password)).toBe('same_password')
    expect(await code('short')).toBe('weak_password')
    expect(await code('x'.repeat(73))).toBe('validation_failed')
  })

  test('does not change addresses or roles', async () => {
    const { browser, session, email } = await signedUp(server)
    const elsewhere = await browser.auth.updateUser({ email: 'elsewhere@laude.test' })
    expect(elsewhere.error).toMatchObject({ status: 400, code: 'not_supported_locally' })
    expect((await browser.auth.updateUser({ email: email.toUpperCase() })).error).toBeNull()
    const response = await server.call('/user', {
      method: 'PUT',
      headers: { authorization: `Bearer ${session.access_token}` },
      body: JSON.stringify({ app_metadata: { role: 'admin' }, role: 'service_role' }),
    })
    expect([response.status, (await response.json()).error_code]).toEqual([403, 'not_admin'])
  })
})
