import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedUp, someone, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

describe('signing in', () => {
  test('opens a session of its own and remembers when', async () => {
    const { email, password, user } = await signedUp(server)
    const { data } = await server.browser().auth.signInWithPassword({ email, password })
    expect(data.user?.id).toBe(user.id)
    expect(Date.parse(data.user?.last_sign_in_at ?? '')).toBeGreaterThan(Date.parse(user.last_sign_in_at ?? ''))
    expect(await server.sql`select from auth.sessions where user_id = ${user.id}`).toHaveLength(2)
  })

  test('says the same of a wrong password and of an unknown address', async () => {
    const { email } = await signedUp(server)
    const wrong = await server.browser().auth.signInWithPassword({ email, password: 'wrong horse' })
    const unknown = await server.browser().auth.signInWithPassword(someone())
    expect(wrong.error).toMatchObject({ status: 400, code: 'invalid_credentials' })
    expect(unknown.error?.toJSON()).toEqual(wrong.error?.toJSON())
  })

  test('takes as long for an unknown address as for a wrong password', async () => {
    const { email } = await signedUp(server)
    const time = async (address: string) => {
      const start = performance.now()
      await server.browser().auth.signInWithPassword({ email: address, password: 'wrong horse' })
      return performance.now() - start
    }
    const known: number[] = []
    const unknown: number[] = []
    // Without its bcrypt an answer would take a small part of the time: the fastest of each are close. On a machine that
    // is busy it may take more of them until both have met a quiet moment.
    const ratio = () => Math.min(...unknown) / Math.min(...known)
    const close = () => ratio() > 0.6 && ratio() < 1.6
    while (known.length < 9 || (known.length < 60 && !close())) {
      known.push(await time(email))
      unknown.push(await time(someone().email))
    }
    expect(ratio()).toBeGreaterThan(0.6)
    expect(ratio()).toBeLessThan(1.6)
  })

  test('does not accept a password on its first 72 bytes', async () => {
    const { email, password } = await signedUp(server, { ...someone(), password: 'x'.repeat(72) })
    const { error } = await server.browser().auth.signInWithPassword({ email, password: `${password}y` })
    expect(error?.code).toBe('invalid_credentials')
    const right = await server.browser().auth.signInWithPassword({ email, password })
    expect(right.error).toBeNull()
  })

  test('works for seeded accounts with weaker hashes, and never for those without a usable one', async () => {
    const seed = (email: string, hash: string | null) => server.sql`
      insert into auth.users (id, aud, role, email, encrypted_password)
      values (gen_random_uuid(), 'authenticated', 'authenticated', ${email}, ${hash})`
    await server.sql`
      insert into auth.users (id, aud, role, email, encrypted_password, created_at)
      values ('00000000-0000-0000-0000-0000000a0701', 'authenticated', 'authenticated', 'seeded@laude.test',
        extensions.crypt('demo', extensions.gen_salt('bf')), now())`
    await seed('none@laude.test', null)
    await seed('empty@laude.test', '')
    await seed('plain@laude.test', 'demo')

    const { data, error } = await server
      .browser()
      .auth.signInWithPassword({ email: 'seeded@laude.test', password: 'demo' })
    expect(error).toBeNull()
    expect(data.weakPassword).toMatchObject({ reasons: ['length'] })
    for (const email of ['none@laude.test', 'empty@laude.test', 'plain@laude.test']) {
      for (const password of ['demo', ' ']) {
        const refused = await server.browser().auth.signInWithPassword({ email, password })
        expect(refused.error?.code).toBe('invalid_credentials')
      }
    }
  })

  test('is refused when the password changes after it was found right', async () => {
    const { email, password, user } = await signedUp(server)
    const attempt = await server.sql.begin(async (change) => {
      await change`
        update auth.users set encrypted_password = extensions.crypt('a new horse', extensions.gen_salt('bf'))
        where id = ${user.id}`
      const signIn = server.browser().auth.signInWithPassword({ email, password })
      await server.somebodyWaits()
      return { signIn }
    })
    expect((await attempt.signIn).error?.code).toBe('invalid_credentials')
    expect(await server.sql`select from auth.sessions where user_id = ${user.id}`).toHaveLength(1)
  })

  test('works for the demo accounts of the seeds', async () => {
    for (const who of ['student', 'instructor', 'admin']) {
      const demo = { email: `${who}@laude.test`, password: 'laude-demo' }
      const { data, error } = await server.browser().auth.signInWithPassword(demo)
      expect(error).toBeNull()
      expect(data.user?.identities).toHaveLength(1)
    }
  })

  test('never leaves a session opened with the old password when it races a change of it', async () => {
    const { browser, email, password, session } = await signedUp(server)
    const old = Array.from({ length: 12 }, () => server.browser().auth.signInWithPassword({ email, password }))
    const change = browser.auth.updateUser({ password: 'a new horse' })
    expect((await change).error).toBeNull()
    await Promise.all(old)
    const { data } = await browser.auth.getClaims(session.access_token)
    const left = await server.sql`select id from auth.sessions where user_id = ${session.user.id}`
    expect(left).toEqual([{ id: data?.claims.session_id }])
  })
})
