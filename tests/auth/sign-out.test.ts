import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedUp, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

/** One learner in three browsers. */
async function threeBrowsers() {
  const { email, password, browser, user } = await signedUp(server)
  const others = [server.browser(), server.browser()]
  for (const other of others) await other.auth.signInWithPassword({ email, password })
  const browsers = [browser, ...others]
  const tokens = await Promise.all(browsers.map(async (b) => (await b.auth.getSession()).data.session?.access_token))
  const alive = () =>
    Promise.all(
      tokens.map(async (token) => (await server.browser().auth.getUser(token ?? '')).data.user?.id === user.id),
    )
  return { browsers, alive }
}

test.each([
  ['global', [false, false, false]],
  ['local', [false, true, true]],
  ['others', [true, false, false]],
] as const)('signing out with scope %s', async (scope, left) => {
  const { browsers, alive } = await threeBrowsers()
  expect(await alive()).toEqual([true, true, true])
  expect((await browsers[0]?.auth.signOut({ scope }))?.error).toBeNull()
  expect(await alive()).toEqual(left)
})

test('signing out everywhere from everywhere at once ends well', async () => {
  const { browsers, alive } = await threeBrowsers()
  const outcomes = await Promise.all(browsers.map((browser) => browser.auth.signOut()))
  expect(outcomes).toEqual([{ error: null }, { error: null }, { error: null }])
  expect(await alive()).toEqual([false, false, false])
})

test('signing out everywhere also ends a session that was just being opened', async () => {
  const { browser, user } = await signedUp(server)
  const attempt = await server.sql.begin(async (opening) => {
    await opening`update auth.users set last_sign_in_at = now() where id = ${user.id}`
    await opening`insert into auth.sessions (id, user_id) values (gen_random_uuid(), ${user.id})`
    const signOut = browser.auth.signOut()
    await server.somebodyWaits()
    return { signOut }
  })
  expect((await attempt.signOut).error).toBeNull()
  expect(await server.sql`select from auth.sessions where user_id = ${user.id}`).toHaveLength(0)
})

test('leaves everybody else signed in', async () => {
  const bystander = await signedUp(server)
  const { browser } = await signedUp(server)
  await browser.auth.signOut()
  expect((await bystander.browser.auth.getUser()).error).toBeNull()
})

test('an unknown scope is refused', async () => {
  const { session } = await signedUp(server)
  const headers = { authorization: `Bearer ${session.access_token}` }
  const response = await server.call('/logout?scope=galaxy', { method: 'POST', headers })
  expect([response.status, (await response.json()).error_code]).toEqual([400, 'validation_failed'])
})
