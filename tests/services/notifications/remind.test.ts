import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localTime } from '../../../functions/_domain/time/local-time.ts'
import { remindOfStreaks, remindPage } from '../../../functions/_services/notifications/remind-of-streaks.ts'
import { useApi, WORKER_SECRET } from '../../support/api.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { isUnread, readStream } from '../../support/stream.ts'

const HOUR = 3_600_000
/** 17:30 in London, 18:30 in Paris, 12:30 in New York, the next morning in Auckland. */
const NOW = Date.UTC(2026, 0, 19, 17, 30)

describe('a reminder of a streak at risk', () => {
  const api = useApi({ now: () => NOW })
  const sql = () => api().database.sql
  let community = ''
  beforeEach(async () => {
    // Learners of earlier tests must not be reminded here.
    await sql()`update profiles set streak_reminders = false`
    community = await createCommunity(sql())
  })

  interface StreakFixture {
    zone?: string
    wantsReminders?: boolean
    current?: number
    /** Days since the last active one, on the learner's calendar. */
    activeAgo?: number
    /** The same for the last day protected by a freeze. */
    protectedAgo?: number | null
  }
  const learner = async ({
    zone = 'Europe/Paris',
    wantsReminders = true,
    current = 5,
    activeAgo = 1,
    protectedAgo = null,
  }: StreakFixture = {}) => {
    const person = await createPerson(sql(), 'Wanda')
    await addMember(sql(), community, person, 'student')
    const { day } = localTime(new Date(NOW), zone)
    await sql()`update profiles set time_zone = ${zone}, streak_reminders = ${wantsReminders} where id = ${person}`
    await sql()`
      insert into user_streaks (user_id, community_id, kind, current, longest, last_day, protected_day)
      values (
        ${person}, ${community}, 'learning', ${current}, ${current}, ${addDays(day, -activeAgo)},
        ${protectedAgo === null ? null : addDays(day, -protectedAgo)}
      )
    `
    return person
  }
  const remindersOf = async (person: string) =>
    (
      await sql()`select payload from notifications where user_id = ${person} and kind = 'streak_at_risk' order by id`
    ).map(({ payload }) => Number(payload.current))
  const remindAt = (at: number) => remindOfStreaks({ ...api().deps, now: () => at })

  it("is sent in the learner's evening, once a local date", async () => {
    const paris = await learner()
    const london = await learner({ zone: 'Europe/London' })
    expect(await remindAt(NOW)).toBe(1)
    expect([await remindersOf(paris), await remindersOf(london)]).toEqual([[5], []])
    expect(await remindAt(NOW + 0.4 * HOUR)).toBe(0)
    expect(await remindAt(NOW + 0.5 * HOUR)).toBe(1)
    expect([await remindersOf(paris), await remindersOf(london)]).toEqual([[5], [5]])
    expect(await remindAt(NOW + 3 * HOUR)).toBe(0)
  })

  it('is sent again the next evening if the learner was active in between', async () => {
    const person = await learner()
    await remindAt(NOW)
    await sql()`update user_streaks set last_day = last_day + 1, current = 6, longest = 6 where user_id = ${person}`
    expect(await remindAt(NOW + 23 * HOUR)).toBe(0)
    expect(await remindAt(NOW + 24 * HOUR)).toBe(1)
    expect(await remindersOf(person)).toEqual([5, 6])
  })

  it.each([
    ['a learner who did not ask for reminders', { wantsReminders: false }],
    ['a learner who was active today', { activeAgo: 0 }],
    ['a learner with a streak of one day', { current: 1 }],
    ['a learner who protected today', { protectedAgo: 0 }],
    ['a learner whose missed day a freeze covers', { activeAgo: 2 }],
    ['a learner whose streak is broken', { activeAgo: 9 }],
    ['a learner in whose zone it is noon', { zone: 'America/New_York' }],
    ['a learner in whose zone it is morning', { zone: 'Pacific/Auckland' }],
  ])('is not sent to %s', async (_, fixture) => {
    const person = await learner(fixture)
    expect(await remindAt(NOW)).toBe(0)
    expect(await remindersOf(person)).toEqual([])
  })

  it('is sent to a learner whose streak survived yesterday by a protected day', async () => {
    expect(await remindersOf(await learner({ activeAgo: 2, protectedAgo: 1 }))).toEqual([])
    expect(await remindAt(NOW)).toBe(1)
  })

  it('is sent to a learner who turns reminders on late in the evening, and only once even after turning them off and on or deleting it', async () => {
    const person = await learner({ wantsReminders: false })
    const setReminders = (on: boolean) => sql()`update profiles set streak_reminders = ${on} where id = ${person}`
    expect(await remindAt(NOW)).toBe(0)
    await setReminders(true)
    expect(await remindAt(NOW + 2 * HOUR)).toBe(1)
    await sql()`delete from notifications where user_id = ${person}`
    await setReminders(false)
    await setReminders(true)
    expect(await remindAt(NOW + 3 * HOUR)).toBe(0)
  })

  it('is not sent twice on a date that repeats when the learner moves west', async () => {
    const person = await learner()
    expect(await remindAt(NOW)).toBe(1)
    await sql()`update profiles set time_zone = 'America/New_York' where id = ${person}`
    expect(await remindAt(NOW + 6 * HOUR)).toBe(0)
  })

  it('is sent once by concurrent workers, page by page', async () => {
    const people: string[] = []
    for (let n = 0; n < 40; n++) people.push(await learner())
    const work = async () => {
      let reminded = 0
      for (let turn = 0; turn < 8; turn++) reminded += (await remindPage(api().deps, 7)).reminded
      return reminded
    }
    const counts = await Promise.all([work(), work(), work()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40)
    const reminders = await Promise.all(people.map(remindersOf))
    expect(reminders).toEqual(people.map(() => [5]))
  })

  it('is also sent by mail to whoever asked for it: one mail an evening, which names all of their streaks', async () => {
    const asked = await learner()
    const silent = await learner()
    const second = await createCommunity(sql())
    await addMember(sql(), second, asked, 'student')
    await sql()`
      insert into user_streaks (user_id, community_id, kind, current, longest, last_day)
      values (${asked}, ${second}, 'learning', 12, 12, ${addDays(localTime(new Date(NOW), 'Europe/Paris').day, -1)})
    `
    await sql()`update auth.users set email_confirmed_at = now() where id in ${sql()([asked, silent])}`
    await sql()`insert into mail_subscriptions (user_id, kind) values (${asked}, 'streak_reminder')`
    expect(await remindAt(NOW)).toBe(3)
    const mails = () => sql()`
      select user_id, address, kind, subject, expires_at, body_text from private.mails
      where user_id in ${sql()([asked, silent])}
    `
    expect(await mails()).toMatchObject([
      {
        user_id: asked,
        address: `${asked}@example.test`,
        kind: 'streak_reminder',
        subject: 'Your streak of 12 days ends tonight',
        // Midnight in Paris: afterwards it would be of no use.
        expires_at: new Date('2026-01-19T23:00:00Z'),
        body_text: expect.stringMatching(
          /A community: 5 days\nA community: 12 days|A community: 12 days\nA community: 5 days/,
        ),
      },
    ])
    expect(await remindAt(NOW + HOUR)).toBe(0)
    expect(await mails()).toHaveLength(1)
  })

  it('is not sent by mail to an address that is not confirmed, nor by a server that sends none', async () => {
    const person = await learner()
    await sql()`insert into mail_subscriptions (user_id, kind) values (${person}, 'streak_reminder')`
    expect(await remindAt(NOW)).toBe(1)
    const other = await learner()
    await sql()`update auth.users set email_confirmed_at = now() where id = ${other}`
    await sql()`insert into mail_subscriptions (user_id, kind) values (${other}, 'streak_reminder')`
    expect(await remindOfStreaks({ ...api().deps, mail: undefined })).toBe(1)
    expect(await sql()`select from private.mails where user_id in ${sql()([person, other])}`).toHaveLength(0)
  })

  it("is sent by the scheduler's sweep, and arrives in an open stream", async () => {
    const person = await learner()
    const stream = readStream(await api().ask('/gamification-api/notifications/stream', person))
    await stream.until(isUnread(0))
    const headers = { Authorization: `Bearer ${WORKER_SECRET}` }
    const swept = await api().ask('/events-worker/sweep', undefined, { method: 'POST', headers })
    expect(await swept.json()).toMatchObject({ data: { reminded: 1 } })
    expect(await stream.until(({ event }) => event === 'notification')).toMatchObject({
      data: { kind: 'streak_at_risk', streak: { kind: 'learning', current: 5 } },
    })
    await stream.close()
  })
})
