import { describe, expect, it } from 'vitest'
import { notificationList, notificationState } from '../../../functions/_contracts/notifications/notifications.ts'
import { MUTABLE_KINDS } from '../../../functions/_domain/notifications/mutable.ts'
import { useApi } from '../../support/api.ts'
import { notify } from '../../support/notifications.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('kinds of notifications that somebody turns off', () => {
  const api = useApi()
  const sql = () => api().database.sql
  const read = async (person: string) => {
    const list = notificationList.parse(await (await api().ask('/gamification-api/notifications', person)).json())
    const { data } = await (await api().ask('/gamification-api/notifications/state', person)).json()
    return { kinds: list.data.map(({ kind }) => kind), unread: list.page.unread, state: notificationState.parse(data) }
  }
  const mute = (person: string, muted: unknown) =>
    api().ask('/gamification-api/profile', person, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ muted }),
    })

  it('are neither listed nor counted, at once, and are there again when they are turned on', async () => {
    const [person, other] = [await createPerson(sql(), 'Sam'), await createPerson(sql(), 'Kim')]
    for (const who of [person, other]) await notify(sql(), who)
    expect(await read(person)).toMatchObject({ kinds: ['level_up'], unread: 1, state: { unread: 1 } })
    const answer = await mute(person, ['level_up'])
    expect((await answer.json()).data.muted).toEqual(['level_up'])
    await notify(sql(), person, {
      kind: 'certificate_revoked',
      payload: { certificate_id: crypto.randomUUID(), because: 'A mistake.' },
    })
    const muted = await read(person)
    expect(muted.kinds).not.toContain('level_up')
    expect(muted.state.unread).toBe(1)
    expect((await read(other)).unread).toBe(1)
    await mute(person, [])
    expect((await read(person)).state.unread).toBe(2)
  })

  it('are some alone: what is decided about a person is always shown', async () => {
    const person = await createPerson(sql(), 'Sam')
    expect((await mute(person, [...MUTABLE_KINDS])).status).toBe(200)
    for (const kind of ['revoked', 'regraded', 'support_reply', 'nothing'])
      expect(await problemOf(await mute(person, [kind]))).toMatchObject({ status: 422 })
    await expect(sql()`update profiles set muted = '{revoked}' where id = ${person}`).rejects.toThrow(
      'profiles_muted_are_known',
    )
  })
})
