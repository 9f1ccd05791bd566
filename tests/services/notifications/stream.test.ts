import { describe, expect, it, vi } from 'vitest'
import { uuid7 } from '../../../functions/_db/uuid7.ts'
import { useApi } from '../../support/api.ts'
import { tell } from '../../support/notices.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { isNotification, isUnread, reading } from '../../support/stream.ts'

const PATH = '/gamification-api/notifications'

describe('the stream of notifications', () => {
  const api = useApi({ heartbeat: 60 })
  const sql = () => api().database.sql
  const person = () => createPerson(sql(), 'Lou')
  const open = async (who: string, lastId?: string, query = '') =>
    reading(
      await api().ask(
        `${PATH}/stream${query}`,
        who,
        lastId === undefined ? {} : { headers: { 'Last-Event-ID': lastId } },
      ),
    )

  it('says how many are unread, then tells what comes, as in the list', async () => {
    const who = await person()
    await tell(sql(), who)
    const stream = await open(who)
    await stream.until(isUnread(1))
    const id = await tell(sql(), who, { payload: { level: 30 } })
    const event = await stream.until(isNotification(id))
    const list = await (await api().ask(`${PATH}?limit=1`, who)).json()
    expect(event).toMatchObject({ data: list.data[0] })
    await stream.until(isUnread(2))
    expect(stream.told()).toEqual([id])
    await stream.leave()
  })

  it('tells other windows when something is read or cleared', async () => {
    const who = await person()
    const ids = [await tell(sql(), who), await tell(sql(), who)]
    const stream = await open(who)
    await stream.until(isUnread(2))
    const body = JSON.stringify({ ids: [ids[0]] })
    await api().ask(`${PATH}/read`, who, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    await stream.until(isUnread(1))
    await api().ask(`${PATH}/${ids[1]}`, who, { method: 'DELETE' })
    expect(await stream.until(isUnread(0))).toBeDefined()
    await stream.leave()
  })

  it('continues after what arrived last, or after the newest of the list', async () => {
    const who = await person()
    const first = await open(who)
    await first.until(isUnread(0))
    const seen = await tell(sql(), who)
    await first.until(isNotification(seen))
    await first.leave()
    const missed = [await tell(sql(), who, { at: Date.now() + 5 }), await tell(sql(), who, { at: Date.now() + 6 })]
    const again = await open(who, first.lastId())
    await again.until(isUnread(3))
    expect(again.told()).toEqual(missed)
    await again.leave()
    const listed = await open(who, undefined, `?after=${missed[0]}`)
    await listed.until(isUnread(3))
    expect(listed.told()).toEqual(missed.slice(1))
    await listed.leave()
    expect(await problemOf(await api().ask(`${PATH}/stream?after=yesterday`, who))).toMatchObject({ status: 422 })
  })

  it('tells also what was begun before another, but came into sight after it', async () => {
    const who = await person()
    const stream = await open(who)
    await stream.until(isUnread(0))
    const at = Date.now()
    const newer = await tell(sql(), who, { at })
    await stream.until(isNotification(newer))
    const older = await tell(sql(), who, { at: at - 3000 })
    await stream.until(isNotification(older))
    await stream.leave()
    const late = await tell(sql(), who, { at: at - 5000 })
    const again = await open(who, stream.lastId())
    await again.until(isUnread(3))
    expect(again.told()).toEqual([late])
    await again.leave()
  })

  it('tells hundreds that were missed, each once and in order', async () => {
    const who = await person()
    const ids = Array.from({ length: 230 }, (_, n) => uuid7(Date.now() - 100_000 + n * 10))
    await sql()`
      insert into notifications (id, user_id, kind, payload)
      select id::uuid, ${who}, 'level_up', '{"level": 2}' from unnest(${ids}::text[]) as id
    `
    const stream = await open(who, ids[9])
    await stream.until(isUnread(230))
    expect(stream.told()).toEqual(ids.slice(10))
    await stream.leave()
  })

  it('lets a quiet line be heard', async () => {
    const stream = await open(await person())
    await stream.until(isUnread(0))
    expect([await stream.next(), await stream.next()]).toEqual([{ event: 'heartbeat' }, { event: 'heartbeat' }])
    await stream.leave()
  })

  it('tells nobody what is for another', async () => {
    const [who, other] = [await person(), await person()]
    const stream = await open(other)
    await stream.until(isUnread(0))
    const ids = [await tell(sql(), who), await tell(sql(), other)]
    await stream.until(isNotification(ids[1] ?? ''))
    expect(stream.told()).toEqual([ids[1]])
    await stream.leave()
    expect(await problemOf(await api().ask(`${PATH}/stream`))).toMatchObject({ code: 'token_missing' })
  })

  it('is one of five at the most: the oldest makes room, and is asked not to hurry back', async () => {
    const who = await person()
    const streams = []
    for (let n = 0; n < 6; n++) streams.push(await open(who))
    const [oldest, ...others] = streams
    expect(await oldest?.until(({ event }) => event === 'end')).toMatchObject({
      data: { reason: 'replaced' },
      retry: 60_000,
    })
    expect(await oldest?.next()).toBeUndefined()
    const id = await tell(sql(), who)
    await Promise.all(others.map((stream) => stream.until(isNotification(id))))
    await Promise.all(others.map((stream) => stream.leave()))
  })

  it('ends with the token it was opened with', async () => {
    const token = await api().issuer.sign({ sub: await person() }, { expires: '2s' })
    const stream = reading(
      await api().ask(`${PATH}/stream`, undefined, { headers: { Authorization: `Bearer ${token}` } }),
    )
    expect(await stream.until(({ event }) => event === 'end')).toMatchObject({ data: { reason: 'expired' } })
    expect(await stream.next()).toBeUndefined()
  })

  it('loses nothing when the connection that listens is lost, again and again', async () => {
    const who = await person()
    const stream = await open(who)
    await stream.until(isUnread(0))
    const ids: string[] = []
    const listeners = () => sql()<{ cut: boolean }[]>`
      select pg_terminate_backend(pid, 2000) as cut from pg_stat_activity
      where application_name = 'laude-listen' and datname = current_database()
    `
    for (let round = 0; round < 5; round++) {
      // Not while it is still coming back: each round cuts one.
      await vi.waitUntil(async () => (await listeners()).length > 0)
      for (let n = 0; n < 3; n++) ids.push(await tell(sql(), who))
      await stream.until(isNotification(ids.at(-1) ?? ''))
    }
    await stream.until(isUnread(15))
    expect(stream.told().toSorted()).toEqual(ids.toSorted())
    await stream.leave()
  })

  it('is forgotten when its reader leaves', async () => {
    const before = api().deps.streamServices.hub.size()
    const streams = await Promise.all(Array.from({ length: 4 }, async () => open(await person())))
    expect(api().deps.streamServices.hub.size()).toBe(before + 4)
    await Promise.all(streams.map((stream) => stream.leave()))
    expect(api().deps.streamServices.hub.size()).toBe(before)
  })
})

describe('a server that stops', () => {
  const school = useSchool()

  it('has told what came, ends its streams, and opens no more', async () => {
    const me = await school.newcomer()
    const ask = () => school.api().ask(`${PATH}/stream`, me.person)
    const stream = reading(await ask())
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
