import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedUp, someone, startAuthServer, type AuthServer } from './auth-server.ts'

let server: AuthServer
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

describe('signing up', () => {
  test('answers with a session, because there is no mail to confirm', async () => {
    const { session, user, email } = await signedUp(server)

    expect(session).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
    expect(session.expires_at).toBeCloseTo(Date.now() / 1000 + 3600, -1)
    expect(user).toMatchObject({
      aud: 'authenticated',
      role: 'authenticated',
      email,
      phone: '',
      is_anonymous: false,
      app_metadata: { provider: 'email', providers: ['email'] },
      identities: [{ provider: 'email', id: user.id, user_id: user.id, email }],
    })
    expect(user.email_confirmed_at).toBe(user.confirmed_at)
  })

  test('writes the rows that Supabase would', async () => {
    const person = someone()
    const { data } = await server.browser().auth.signUp({
      ...person,
      options: { data: { full_name: 'Ada', sub: 'somebody else', email: 'admin@laude.test' } },
    })
    const id = data.user?.id
    const known = { sub: id, email: person.email, email_verified: true, phone_verified: false }

    const [row] = await server.sql`
      select *, extensions.crypt(${person.password}, encrypted_password) = encrypted_password as opens
      from auth.users where id = ${id ?? ''}`
    expect(row).toMatchObject({
      instance_id: '00000000-0000-0000-0000-000000000000',
      aud: 'authenticated',
      role: 'authenticated',
      encrypted_password: expect.stringMatching(/^\$2a\$10\$/),
      opens: true,
      confirmation_token: '',
      recovery_token: '',
      email_change_token_new: '',
      email_change: '',
      raw_app_meta_data: { provider: 'email', providers: ['email'] },
      raw_user_meta_data: { full_name: 'Ada', ...known },
    })
    const identities = await server.sql`select * from auth.identities where user_id = ${id ?? ''}`
    expect(identities).toMatchObject([{ provider_id: id, provider: 'email', identity_data: known }])
  })

  test('knows an address in any spelling of its case', async () => {
    const { email, password, user } = await signedUp(server)
    const again = await server.browser().auth.signUp({ email: email.toUpperCase(), password })
    expect(again.error).toMatchObject({ status: 422, code: 'user_already_exists' })
    const signIn = await server.browser().auth.signInWithPassword({ email: email.toUpperCase(), password })
    expect(signIn.data.user?.id).toBe(user.id)
  })

  test('lets one of many racing sign-ups of an address win', async () => {
    const person = someone()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => server.browser().auth.signUp(person)))
    const codes = outcomes.map(({ error }) => error?.code ?? 'signed up').toSorted()
    expect(codes).toEqual(['signed up', ...Array<string>(7).fill('user_already_exists')])
    const rows = await server.sql`select from auth.users where email = ${person.email}`
    expect(rows).toHaveLength(1)
  })

  test('says why a password is weak', async () => {
    const { error } = await server.browser().auth.signUp({ ...someone(), password: 'sevenha' })
    expect(error).toMatchObject({
      name: 'AuthWeakPasswordError',
      status: 422,
      code: 'weak_password',
      reasons: ['length'],
    })
  })

  test.each([
    ['an address without a host', { email: 'nobody@' }],
    ['an address longer than the column', { email: `${'a'.repeat(250)}@laude.test` }],
    ['no password', { password: '' }],
    ['more bytes than bcrypt reads', { password: 'ü'.repeat(37) }],
    ['a profile with NUL', { options: { data: { name: 'a\0b' } } }],
    ['a profile with half a character', { options: { data: { '\ud83d': 1 } } }],
  ])('refuses %s', async (_, wrong) => {
    const { error } = await server.browser().auth.signUp({ ...someone(), ...wrong })
    expect(error).toMatchObject({ status: 400, code: 'validation_failed' })
  })

  test('tells which other ways of signing up are off', async () => {
    const { auth } = server.browser()
    const anonymous = await auth.signInAnonymously()
    expect(anonymous.error).toMatchObject({ status: 422, code: 'anonymous_provider_disabled' })
    const phone = await auth.signUp({ phone: '+15550100', password: 'correct horse' })
    expect(phone.error).toMatchObject({ status: 400, code: 'phone_provider_disabled' })
  })

  test('leaves nothing behind when a trigger of ours refuses the profile', async () => {
    await server.sql.unsafe(`
      create function public.no_robots() returns trigger language plpgsql as $$
        begin
          if new.raw_user_meta_data ? 'robot' then raise exception 'secret detail'; end if;
          return new;
        end $$;
      create trigger no_robots before insert on auth.users for each row execute function public.no_robots()`)
    const person = someone()
    const { error } = await server.browser().auth.signUp({ ...person, options: { data: { robot: true } } })
    expect(error).toMatchObject({ status: 400, code: 'validation_failed' })
    expect(error?.message).not.toContain('secret')
    expect(String(server.reported.at(-1))).toContain('secret detail')
    expect(await server.sql`select from auth.users where email = ${person.email}`).toHaveLength(0)
  })
})
