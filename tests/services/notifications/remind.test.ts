import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localTime } from '../../../functions/_domain/time/local-time.ts'
import { remind, remindAll } from '../../../functions/_services/notifications/remind.ts'
import { useApi, WORKER_SECRET } from '../../support/api.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { isUnread, reading } from '../../support/stream.ts'

const HOUR = 3_600_000
/** 17:30 in London, 18:30 in Paris, 12:30 in New York, the next morning in Auckland. */
const NOW = Date.UTC(2026, 0, 19, 17, 30)

describe('a streak at risk', () => {
  const api = useApi({ now: () => NOW })
  const sql = () => api().database.sql
  let community = ''
  beforeEach(async () => {
    // Whoever an earlier test left behind asks for nothing any more.
    await sql()`update profiles set streak_reminders = false`
    community = await createCommunity(sql())
  })

  interface Walker {
    zone?: string
    asks?: boolean
    current?: number
    /** Days since the last active one, on the learner's calendar. */
    ago?: number
    protects?: number | null
  }
  const walker = async ({ zone = 'Europe/Paris', asks = true, current = 5, ago = 1, protects = null }: Walker = {}) => {
    const person = await createPerson(sql(), 'Wanda')
    await addMember(sql(), community, person, 'student')
    const { day } = localTime(new Date(NOW), zone)
    await sql()`update profiles set time_zone = ${zone}, streak_reminders = ${asks} where id = ${person}`
    await sql()`
      insert into user_streaks (user_id, community_id, kind, current, longest, last_day, protected_day)
      values (
        ${person}, ${community}, 'learning', ${current}, ${current}, ${addDays(day, -ago)},
        ${protects === null ? null : addDays(day, -protects)}
      )
    `
    return person
  }
  const toldTo = async (person: string) =>
    (
      await sql()`select payload from notifications where user_id = ${person} and kind = 'streak_at_risk' order by id`
    ).map(({ payload }) => Number(payload.current))
  const remindAt = (at: number) => remindAll(api().database.db, at)

  it('is told in the evening of the learner, once a local day', async () => {
    const paris = await walker()
    const london = await walker({ zone: 'Europe/London' })
    expect(await remindAt(NOW)).toBe(1)
    expect([await toldTo(paris), await toldTo(london)]).toEqual([[5], []])
    expect(await remindAt(NOW + 0.4 * HOUR)).toBe(0)
    expect(await remindAt(NOW + 0.5 * HOUR)).toBe(1)
    expect([await toldTo(paris), await toldTo(london)]).toEqual([[5], [5]])
    expect(await remindAt(NOW + 3 * HOUR)).toBe(0)
  })

  it('is told again the next evening, if it was kept up in between', async () => {
    const person = await walker()
    await remindAt(NOW)
    await sql()`update user_streaks set last_day = last_day + 1, current = 6, longest = 6 where user_id = ${person}`
    expect(await remindAt(NOW + 23 * HOUR)).toBe(0)
    expect(await remindAt(NOW + 24 * HOUR)).toBe(1)
    expect(await toldTo(person)).toEqual([5, 6])
  })

  it.each([
    ['whoever did not ask', { asks: false }],
    ['who was active today', { ago: 0 }],
    ['a streak of a single day', { current: 1 }],
    ['who protected today', { protects: 0 }],
    ['whom a freeze covers already', { ago: 2 }],
    ['whose streak is broken', { ago: 9 }],
    ['where it is noon', { zone: 'America/New_York' }],
    ['where it is morning', { zone: 'Pacific/Auckland' }],
  ])('is not told to %s', async (_, walks) => {
    const person = await walker(walks)
    expect(await remindAt(NOW)).toBe(0)
    expect(await toldTo(person)).toEqual([])
  })

  it('counts a day that was protected by hand as kept', async () => {
    expect(await toldTo(await walker({ ago: 2, protects: 1 }))).toEqual([])
    expect(await remindAt(NOW)).toBe(1)
  })

  it('is told to who asks late in the evening, and never twice to who asks twice or cleared it away', async () => {
    const person = await walker({ asks: false })
    const ask = (asks: boolean) => sql()`update profiles set streak_reminders = ${asks} where id = ${person}`
    expect(await remindAt(NOW)).toBe(0)
    await ask(true)
    expect(await remindAt(NOW + 2 * HOUR)).toBe(1)
    await sql()`delete from notifications where user_id = ${person}`
    await ask(false)
    await ask(true)
    expect(await remindAt(NOW + 3 * HOUR)).toBe(0)
  })

  it('is not told twice on a date that repeats when somebody moves west', async () => {
    const person = await walker()
    expect(await remindAt(NOW)).toBe(1)
    await sql()`update profiles set time_zone = 'America/New_York' where id = ${person}`
    expect(await remindAt(NOW + 6 * HOUR)).toBe(0)
  })

  it('is told once by workers that race, page by page', async () => {
    const people: string[] = []
    for (let n = 0; n < 40; n++) people.push(await walker())
    const work = async () => {
      let reminded = 0
      for (let turn = 0; turn < 8; turn++) reminded += (await remind(api().database.db, NOW, 7)).reminded
      return reminded
    }
    const counts = await Promise.all([work(), work(), work()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40)
    const told = await Promise.all(people.map(toldTo))
    expect(told).toEqual(people.map(() => [5]))
  })

  it('comes live, and from a scheduler', async () => {
    const person = await walker()
    const stream = reading(await api().ask('/gamification-api/notifications/stream', person))
    await stream.until(isUnread(0))
    const headers = { Authorization: `Bearer ${WORKER_SECRET}` }
    const swept = await api().ask('/events-worker/sweep', undefined, { method: 'POST', headers })
    expect(await swept.json()).toMatchObject({ data: { reminded: 1 } })
    expect(await stream.until(({ event }) => event === 'notification')).toMatchObject({
      data: { kind: 'streak_at_risk', streak: { kind: 'learning', current: 5 } },
    })
    await stream.leave()
  })
})
