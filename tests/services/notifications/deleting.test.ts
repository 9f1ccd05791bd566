import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deletedNotifications,
  notificationList,
  restoredNotifications,
} from '../../../functions/_contracts/notifications/notifications.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { withUser } from '../../../functions/_db/session.ts'
import { deleteMine, restoreMine } from '../../../functions/_db/queries/notifications/deleted.ts'
import { deleteOldNotifications } from '../../../functions/_services/notifications/delete-old.ts'
import { useApi } from '../../support/api.ts'
import { createClock } from '../../support/clock.ts'
import { notify } from '../../support/notifications.ts'
import { claimsOf, createPerson } from '../../support/people.ts'

const PATH = '/gamification-api/notifications'

describe('deleting many notifications', () => {
  const clock = createClock()
  const api = useApi({ now: clock.now })
  const sql = () => api().database.sql
  const post = async (path: string, who: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await api().ask(`${PATH}${path}`, who, { method: 'POST', body: JSON.stringify(body), headers })
    expect(response.status).toBe(200)
    return response.json()
  }
  const remove = async (who: string, body: object) =>
    one(deletedNotifications).parse(await post('/delete', who, body)).data
  const restore = async (who: string, deleted_at: string) =>
    one(restoredNotifications).parse(await post('/restore', who, { deleted_at })).data
  const list = async (who: string) =>
    notificationList.parse(await (await api().ask(`${PATH}?limit=100`, who)).json()).data
  const idsOf = async (who: string) => (await list(who)).map(({ id }) => id)
  const stored = (who: string) => sql()`select * from notifications where user_id = ${who} order by id`
  const learnerWith = async (count: number) => {
    const person = await createPerson(sql(), 'Nora')
    const ids: string[] = []
    for (let n = 0; n < count; n++) ids.push(await notify(sql(), person, { at: clock.now() + n }))
    return { person, ids }
  }

  it('takes those of the caller alone, and undoing each brings back exactly what it took, in any order', async () => {
    const selection = fc.oneof(
      fc.record({ ids: fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 8 }) }),
      fc.record({ up_to: fc.nat({ max: 7 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(selection, { minLength: 1, maxLength: 3 }), fc.func(fc.nat()), async (steps, order) => {
        const [mine, foreign] = [await learnerWith(4), await learnerWith(4)]
        const ids = [...mine.ids, ...foreign.ids]
        await post('/read', mine.person, { ids: [mine.ids[1]] })
        const [before, theirs] = [await stored(mine.person), await stored(foreign.person)]
        const undos: { at: string; took: string[] }[] = []
        for (const step of steps) {
          const had = await idsOf(mine.person)
          const body = 'up_to' in step ? { up_to: ids[step.up_to] } : { ids: step.ids.map((nth) => ids[nth]) }
          const { deleted, deleted_at: at, unread } = await remove(mine.person, body)
          const left = await list(mine.person)
          const took = had.filter((id) => left.every((it) => it.id !== id))
          expect([deleted, unread]).toEqual([took.length, left.filter(({ read }) => !read).length])
          if ('ids' in step) expect(took.every((id) => step.ids.some((nth) => ids[nth] === id))).toBe(true)
          undos.push({ at, took })
          clock.pass({ seconds: 1 })
        }
        expect(await stored(foreign.person)).toEqual(theirs)
        expect((await restore(foreign.person, undos[0]?.at ?? '')).restored).toBe(0)
        for (const { at, took } of undos.toSorted((one, other) => order(one.at) - order(other.at))) {
          const had = await idsOf(mine.person)
          expect(await restore(mine.person, at)).toMatchObject({ restored: took.length })
          expect(await restore(mine.person, at)).toMatchObject({ restored: 0 })
          expect((await idsOf(mine.person)).toSorted()).toEqual([...had, ...took].toSorted())
        }
        expect(await stored(mine.person)).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })

  it('leaves what is turned off, and so not shown, where it is', async () => {
    const { person, ids } = await learnerWith(2)
    const hidden = await notify(sql(), person, { at: clock.now() - 5, kind: 'streak_at_risk' })
    await sql()`update profiles set muted = '{level_up}' where id = ${person}`
    expect(await remove(person, { up_to: ids[1] })).toMatchObject({ deleted: 1 })
    await sql()`update profiles set muted = '{}' where id = ${person}`
    expect((await idsOf(person)).toSorted()).toEqual(ids.toSorted())
    expect(ids).not.toContain(hidden)
  })

  it('can be undone for a day, is in the export meanwhile, and then is forgotten', async () => {
    const { person, ids } = await learnerWith(3)
    const { deleted_at } = await remove(person, { ids })
    const { notifications } = exported.parse(await (await api().ask('/gamification-api/profile/export', person)).json())
    expect(notifications.map((it) => [it.id, Date.parse(it.deleted_at ?? '')])).toEqual(
      ids.map((id) => [id, Date.parse(deleted_at)]),
    )
    clock.pass({ minutes: 23 * 60 })
    await deleteOldNotifications(api().deps)
    expect(await restore(person, deleted_at)).toEqual({ restored: 3, unread: 3 })
    const again = await remove(person, { ids })
    clock.pass({ minutes: 25 * 60 })
    await deleteOldNotifications(api().deps)
    expect(await restore(person, again.deleted_at)).toEqual({ restored: 0, unread: 0 })
    expect(await sql()`select from private.deleted_notifications where user_id = ${person}`).toHaveLength(0)
  })

  it('goes with the account', async () => {
    const { person, ids } = await learnerWith(1)
    await remove(person, { ids })
    await sql()`delete from auth.users where id = ${person}`
    expect(await sql()`select from private.deleted_notifications where user_id = ${person}`).toHaveLength(0)
  })

  it('by the functions of the database reaches nobody else, with any token', async () => {
    const { person, ids } = await learnerWith(2)
    const other = await createPerson(sql(), 'Otto')
    const { db } = api().deps
    const as = (who: string) => ({
      remove: () => withUser(db, claimsOf(who), (tx) => deleteMine(tx, { ids }, clock.now())),
      restore: (at: number) => withUser(db, claimsOf(who), (tx) => restoreMine(tx, at)),
    })
    expect(await as(other).remove()).toBe(0)
    const { deleted_at } = await remove(person, { ids })
    expect(await as(other).restore(Date.parse(deleted_at))).toBe(0)
    const may = await sql()`
      select role, routine from unnest(array['anon', 'authenticated']) as role,
        unnest(array['delete_my_notifications(uuid[], uuid, timestamptz)', 'restore_my_notifications(timestamptz)']) as routine
      where has_function_privilege(role, 'private.' || routine, 'execute')
    `
    expect(new Set(may.map(({ role }) => role))).toEqual(new Set(['authenticated']))
    const [table] = await sql()`
      select bool_or(has_table_privilege(role, 'private.deleted_notifications', privilege)) as reached
      from unnest(array['anon', 'authenticated']) as role, unnest(array['select', 'insert', 'update', 'delete']) as privilege
    `
    expect(table?.reached).toBe(false)
  })
})
