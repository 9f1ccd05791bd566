import { describe, expect, it } from 'vitest'
import { uuid7 } from '../../../functions/_db/uuid7.ts'
import { useApi } from '../../support/api.ts'
import { notify } from '../../support/notifications.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { isNotification, isUnread, readStream } from '../../support/stream.ts'

const PATH = '/gamification-api/notifications'

describe('the notification stream', () => {
  const api = useApi({ heartbeat: 60 })
  const sql = () => api().database.sql
  const person = () => createPerson(sql(), 'Lou')
  const open = async (who: string, lastId?: string, query = '') =>
    readStream(
      await api().ask(
        `${PATH}/stream${query}`,
        who,
        lastId === undefined ? {} : { headers: { 'Last-Event-ID': lastId } },
      ),
    )

  it('sends the unread count first, then each new notification as the list shows it', async () => {
    const who = await person()
    await notify(sql(), who)
    const stream = await open(who)
    await stream.until(isUnread(1))
    const id = await notify(sql(), who, { payload: { level: 30 } })
    const event = await stream.until(isNotification(id))
    const list = await (await api().ask(`${PATH}?limit=1`, who)).json()
    expect(event).toMatchObject({ data: list.data[0] })
    await stream.until(isUnread(2))
    expect(stream.notificationIds()).toEqual([id])
    await stream.close()
  })

  it('sends the new unread count when another window marks or deletes a notification', async () => {
    const who = await person()
    const ids = [await notify(sql(), who), await notify(sql(), who)]
    const stream = await open(who)
    await stream.until(isUnread(2))
    const body = JSON.stringify({ ids: [ids[0]] })
    await api().ask(`${PATH}/read`, who, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    await stream.until(isUnread(1))
    await api().ask(`${PATH}/${ids[1]}`, who, { method: 'DELETE' })
    expect(await stream.until(isUnread(0))).toBeDefined()
    await stream.close()
  })

  it('continues after Last-Event-ID, or after the id in the query', async () => {
    const who = await person()
    const first = await open(who)
    await first.until(isUnread(0))
    const seen = await notify(sql(), who)
    await first.until(isNotification(seen))
    await first.close()
    const missed = [await notify(sql(), who, { at: Date.now() + 5 }), await notify(sql(), who, { at: Date.now() + 6 })]
    const again = await open(who, first.lastId())
    await again.until(isUnread(3))
    expect(again.notificationIds()).toEqual(missed)
    await again.close()
    const listed = await open(who, undefined, `?after=${missed[0]}`)
    await listed.until(isUnread(3))
    expect(listed.notificationIds()).toEqual(missed.slice(1))
    await listed.close()
    expect(await problemOf(await api().ask(`${PATH}/stream?after=yesterday`, who))).toMatchObject({ status: 422 })
  })

  it('delivers a notification with an older id that becomes visible after a newer one', async () => {
    const who = await person()
    const stream = await open(who)
    await stream.until(isUnread(0))
    const at = Date.now()
    const newer = await notify(sql(), who, { at })
    await stream.until(isNotification(newer))
    const older = await notify(sql(), who, { at: at - 3000 })
    await stream.until(isNotification(older))
    await stream.close()
    const late = await notify(sql(), who, { at: at - 5000 })
    const again = await open(who, stream.lastId())
    await again.until(isUnread(3))
    expect(again.notificationIds()).toEqual([late])
    await again.close()
  })

  it('delivers hundreds of missed notifications once each, in order', async () => {
    const who = await person()
    const ids = Array.from({ length: 230 }, (_, n) => uuid7(Date.now() - 100_000 + n * 10))
    await sql()`
      insert into notifications (id, user_id, kind, payload)
      select id::uuid, ${who}, 'level_up', '{"level": 2}' from unnest(${ids}::text[]) as id
    `
    const stream = await open(who, ids[9])
    await stream.until(isUnread(230))
    expect(stream.notificationIds()).toEqual(ids.slice(10))
    await stream.close()
  })

  it('sends heartbeats while nothing happens', async () => {
    const stream = await open(await person())
    await stream.until(isUnread(0))
    expect([await stream.next(), await stream.next()]).toEqual([{ event: 'heartbeat' }, { event: 'heartbeat' }])
    await stream.close()
  })

  it("does not deliver another learner's notifications", async () => {
    const [who, other] = [await person(), await person()]
    const stream = await open(other)
    await stream.until(isUnread(0))
    const ids = [await notify(sql(), who), await notify(sql(), other)]
    await stream.until(isNotification(ids[1] ?? ''))
    expect(stream.notificationIds()).toEqual([ids[1]])
    await stream.close()
    expect(await problemOf(await api().ask(`${PATH}/stream`))).toMatchObject({ code: 'token_missing' })
  })

  it('is replaced by a sixth stream of the same learner, and told to reconnect late', async () => {
    const who = await person()
    const streams = []
    for (let n = 0; n < 6; n++) streams.push(await open(who))
    const [oldest, ...others] = streams
    expect(await oldest?.until(({ event }) => event === 'end')).toMatchObject({
      data: { reason: 'replaced' },
      retry: 60_000,
    })
    expect(await oldest?.next()).toBeUndefined()
    const id = await notify(sql(), who)
    await Promise.all(others.map((stream) => stream.until(isNotification(id))))
    await Promise.all(others.map((stream) => stream.close()))
  })

  it('ends when the token that opened it expires', async () => {
    const token = await api().issuer.sign({ sub: await person() }, { expires: '2s' })
    const stream = readStream(
      await api().ask(`${PATH}/stream`, undefined, { headers: { Authorization: `Bearer ${token}` } }),
    )
    expect(await stream.until(({ event }) => event === 'end')).toMatchObject({ data: { reason: 'expired' } })
    expect(await stream.next()).toBeUndefined()
  })

  it('delivers everything although the listening connection is lost five times', async () => {
    const who = await person()
    const stream = await open(who)
    await stream.until(isUnread(0))
    const ids: string[] = []
    const listeners = () => sql()<{ terminated: boolean }[]>`
      select pg_terminate_backend(pid, 2000) as terminated from pg_stat_activity
      where application_name = 'laude-listen' and datname = current_database()
    `
    for (let round = 0; round < 5; round++) {
      // Waits for the new connection: each round terminates one.
      await expect.poll(async () => (await listeners()).length).toBeGreaterThan(0)
      for (let n = 0; n < 3; n++) ids.push(await notify(sql(), who))
      await stream.until(isNotification(ids.at(-1) ?? ''))
    }
    await stream.until(isUnread(15))
    expect(stream.notificationIds().toSorted()).toEqual(ids.toSorted())
    await stream.close()
  })

  it('is removed from the hub when its reader disconnects', async () => {
    const before = api().deps.streamServices.hub.size()
    const streams = await Promise.all(Array.from({ length: 4 }, async () => open(await person())))
    expect(api().deps.streamServices.hub.size()).toBe(before + 4)
    await Promise.all(streams.map((stream) => stream.close()))
    expect(api().deps.streamServices.hub.size()).toBe(before)
  })
})

describe('the notification stream of a server that stops', () => {
  const school = useSchool()

  it('delivers what came before, ends, and cannot be opened again', async () => {
    const me = await school.newcomer()
    const ask = () => school.api().ask(`${PATH}/stream`, me.person)
    const stream = readStream(await ask())
    await stream.until(isUnread(0))
    await takeTest(me, school.test(), { correct: 25 })
    const unlocked = await stream.until((it) => it.event === 'notification' && it.data.kind === 'unlock')
    expect(unlocked).toMatchObject({ data: { community: 'harbor' } })
    await school.api().deps.streamServices.stop()
    expect(await stream.until(({ event }) => event === 'end')).toMatchObject({ data: { reason: 'stopping' } })
    expect(await stream.next()).toBeUndefined()
    expect(await problemOf(await ask())).toMatchObject({ status: 503 })
  })
})
