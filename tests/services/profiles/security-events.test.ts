import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { securityEvent } from '../../../functions/_contracts/profiles/security-events.ts'
import { list } from '../../../functions/_contracts/wire.ts'
import { deleteOldSecurityEvents } from '../../../functions/_services/profiles/delete-old-security-events.ts'
import { useApi } from '../../support/api.ts'
import { createPerson } from '../../support/people.ts'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
const NEWER = FIREFOX.replaceAll('140', '141')
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Safari/604.1'

describe('what happened with an account', () => {
  const api = useApi()
  const sql = () => api().database.sql
  const signIn = async (person: string, browser: string | null) => {
    const id = randomUUID()
    await sql()`insert into auth.sessions (id, user_id, user_agent) values (${id}, ${person}, ${browser})`
    return id
  }
  const read = async (person: string) => {
    const response = await api().ask('/gamification-api/security-events', person)
    return list(securityEvent).parse(await response.json()).data
  }
  const kinds = async (person: string) => (await read(person)).map(({ kind, times }) => [kind, times])

  it('has a sign-in on a new device once, whatever the version of its browser', async () => {
    const person = await createPerson(sql(), 'Sam')
    for (const browser of [FIREFOX, FIREFOX, NEWER, PHONE, null]) await signIn(person, browser)
    expect((await read(person)).map(({ kind, user_agent }) => [kind, user_agent])).toEqual([
      ['new_device', null],
      ['new_device', PHONE],
      ['new_device', FIREFOX],
    ])
  })

  it('has sessions that end, together those that end together', async () => {
    const person = await createPerson(sql(), 'Sam')
    const desk = await signIn(person, FIREFOX)
    for (let i = 0; i < 3; i++) await signIn(person, PHONE)
    await sql()`delete from auth.sessions where id = ${desk}`
    await sql()`delete from auth.sessions where user_id = ${person}`
    const [all, one] = await read(person)
    expect(all).toMatchObject({ kind: 'signed_out', times: 3, user_agent: null })
    expect(one).toMatchObject({ kind: 'signed_out', times: 1, user_agent: FIREFOX })
  })

  it('has a new password and a new address, without saying either, and addresses of calendars', async () => {
    const person = await createPerson(sql(), 'Sam')
    await sql()`update auth.users set last_sign_in_at = now() where id = ${person}`
    await sql()`update auth.users set encrypted_password = 'new' where id = ${person}`
    await sql()`update auth.users set email = ${`${person}@new.test`} where id = ${person}`
    expect(await kinds(person)).toEqual([
      ['email_changed', 1],
      ['password_changed', 1],
    ])
    expect(JSON.stringify(await read(person))).not.toContain('new.test')
  })

  it('counts wrong passwords of an hour together, and none where there is no account', async () => {
    const person = await createPerson(sql(), 'Sam')
    const guess = (address: string) => sql()`select private.note_failed_sign_in(${address})`
    for (let i = 0; i < 3; i++) await guess(`${person.toUpperCase()}@example.test`)
    await guess('nobody@example.test')
    expect(await kinds(person)).toEqual([['sign_in_failed', 3]])
    await sql()`update security_events set at = now() - interval '2 hours' where user_id = ${person}`
    await guess(`${person}@example.test`)
    expect(await kinds(person)).toEqual([
      ['sign_in_failed', 1],
      ['sign_in_failed', 3],
    ])
  })

  it('is shown to its owner alone, is in their export, and goes after 90 days or with the account', async () => {
    const [person, other] = [await createPerson(sql(), 'Sam'), await createPerson(sql(), 'Kim')]
    await signIn(person, FIREFOX)
    expect(await read(other)).toEqual([])
    const exported = await (await api().ask('/gamification-api/profile/export', person)).json()
    expect(exported.security_events).toMatchObject([{ kind: 'new_device', user_agent: FIREFOX }])

    await sql()`update security_events set at = now() - interval '91 days' where user_id = ${person}`
    await signIn(other, FIREFOX)
    expect(await read(person)).toEqual([])
    await deleteOldSecurityEvents(api().deps)
    const left = async () => (await sql()`select from security_events where user_id in (${person}, ${other})`).length
    expect(await left()).toBe(1)
    await sql()`delete from auth.users where id = ${other}`
    expect(await left()).toBe(0)
  })
})
