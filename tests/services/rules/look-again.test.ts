import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { verifyAll } from '../../../functions/_services/engine/verify-ledger.ts'
import { lookAgain } from '../../../functions/_services/rules/look-again.ts'
import { sweepNewRules } from '../../../functions/_services/rules/sweep.ts'
import { activity } from '../../support/activities.ts'
import { useApi, WORKER_SECRET } from '../../support/api.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publish } from '../../support/publish.ts'

describe('the daily look at windows and leaderboards', () => {
  const api = useApi()
  let community: string
  const engine = () => api().deps
  const sql = () => api().database.sql
  beforeAll(() => sweepNewRules(engine()))
  beforeEach(async () => {
    community = await createCommunity(sql())
  })

  const newcomer = async (name = 'Lea') => {
    const user_id = await createPerson(sql(), name)
    await addMember(sql(), community, user_id, 'student')
    return { user_id, community_id: community }
  }
  type Who = Awaited<ReturnType<typeof newcomer>>
  const wods = (who: Who, days: number[]) =>
    applyEvents(
      engine(),
      days.map((day) => activity('wod_completed', { ...who, day, metrics: { minutes: 60 } })),
    )
  const go = async (rules: Parameters<typeof publish>[2]) => {
    await publish(sql(), community, rules)
    await sweepNewRules(engine())
  }
  const look = (size?: number) => lookAgain(engine(), community, size)
  /** As if all that happened had happened a day earlier. */
  const sleep = () => sql()`
    update user_counters set swept_day = swept_day - 1, updated_at = updated_at - interval '1 day'
    where community_id = ${community}
  `
  const slugsOf = async ({ user_id }: Who) => {
    const rows = await sql()`
      select slug from user_achievements join achievements on achievements.id = achievement_id
      where user_id = ${user_id} order by slug
    `
    return rows.map(({ slug }) => slug)
  }
  const week = { slug: 'full_week', criteria: { within_days: 7, counter: 'wod_completed', gte: 3 } }

  it('windows and leaderboards are awarded in the background, never in the request, with the usual notification', async () => {
    const who = await newcomer()
    await go([week])
    await wods(who, [0, 1, 2])
    expect(await slugsOf(who)).toEqual([])
    expect(await look()).toEqual({ looked: 1, gained: 1, failed: 0, done: true })
    expect(await slugsOf(who)).toEqual(['full_week'])
    const [award] = await sql()`
      select satisfied_by, earned_at, type
      from user_achievements
      join activity_events on activity_events.user_id = user_achievements.user_id and activity_events.id = event_id
      where user_achievements.user_id = ${who.user_id}
    `
    expect(award).toMatchObject({ type: 'rule_met', satisfied_by: { 'wod_completed in 7 days': 3 } })
    expect(award?.earned_at.toISOString()).toMatch(/^2026-01-07/)
    const told = await sql()`select kind from notifications where user_id = ${who.user_id} and kind <> 'level_up'`
    expect(told.map(({ kind }) => kind)).toEqual(['unlock'])
  })

  it('a look runs once a day for each learner with an event since the last one', async () => {
    const [busy, idle] = [await newcomer(), await newcomer()]
    await go([week])
    await wods(busy, [0, 1])
    await wods(idle, [0])
    expect(await look()).toMatchObject({ looked: 2, gained: 0 })
    await wods(busy, [2])
    expect(await look()).toMatchObject({ looked: 0 })
    expect(await slugsOf(busy)).toEqual([])
    await sleep()
    expect(await look()).toMatchObject({ looked: 2, gained: 1 })
    expect(await slugsOf(busy)).toEqual(['full_week'])
    await sleep()
    await sleep()
    // What busy did came to nothing more; idle did nothing at all.
    await look()
    await sql()`update user_counters set swept_day = swept_day - 3 where community_id = ${community}`
    await sql()`update user_counters set updated_at = now() - interval '9 days' where community_id = ${community}`
    expect(await look()).toMatchObject({ looked: 0 })
  })

  it('a window in the log is found even if no look ran for weeks', async () => {
    const who = await newcomer()
    await go([week])
    await wods(who, [0])
    await look()
    await sleep()
    // Three in a week, then only now and then.
    await wods(who, [8, 10, 14, 30, 50])
    expect(await look()).toMatchObject({ gained: 1 })
    const [award] = await sql()`select earned_at from user_achievements where user_id = ${who.user_id}`
    expect(award?.earned_at.toISOString()).toMatch(/^2026-01-19/)
  })

  it('learners with equal scores have the same rank: 1, 2, 2, 4', async () => {
    const people = []
    for (const count of [4, 3, 3, 2, 1]) {
      const who = await newcomer(`With ${count}`)
      people.push(who)
      await applyEvents(
        engine(),
        Array.from({ length: count }, (_, day) => activity('scenario_completed', { ...who, day })),
      )
    }
    await go([
      { slug: 'best', criteria: { leaderboard: 'completed', top: 1 } },
      { slug: 'top_two', criteria: { leaderboard: 'completed', top: 2 } },
      { slug: 'top_three', criteria: { leaderboard: 'completed', top: 3 } },
      { slug: 'top_four', criteria: { leaderboard: 'completed', top: 4 } },
      // Two fifths of five are two places; both who share the second have it.
      { slug: 'upper', criteria: { leaderboard: 'completed', percentile: 40 } },
    ])
    expect(await Promise.all(people.map(slugsOf))).toEqual([
      ['best', 'top_four', 'top_three', 'top_two', 'upper'],
      ['top_four', 'top_three', 'top_two', 'upper'],
      ['top_four', 'top_three', 'top_two', 'upper'],
      ['top_four'],
      [],
    ])
  })

  it('a look changes only the look date of a learner who gains nothing', async () => {
    const who = await newcomer()
    await go([week])
    await wods(who, [0])
    const state = async () => {
      const [row] = await sql()`
        select to_jsonb(user_counters) - 'swept_day' as state, swept_day from user_counters where user_id = ${who.user_id}
      `
      return row
    }
    const before = await state()
    await look()
    const after = await state()
    expect(after?.state).toEqual(before?.state)
    expect([before?.swept_day, after?.swept_day]).toEqual([null, expect.any(Date)])
  })

  it('the day of a look is the date of each learner’s own calendar', async () => {
    const who = await newcomer()
    await sql()`update profiles set time_zone = 'Pacific/Kiritimati' where id = ${who.user_id}`
    await go([week])
    await wods(who, [0])
    const evening = { ...engine(), now: () => Date.UTC(2026, 0, 7, 11) }
    const dayAfterLooking = async () => {
      await sql()`update user_counters set swept_day = null where user_id = ${who.user_id}`
      await lookAgain(evening, community)
      const [row] = await sql()`select swept_day::text as day from user_counters where user_id = ${who.user_id}`
      return row?.day
    }
    expect(await dayAfterLooking()).toBe('2026-01-08')
    // A move to another zone waits for its day.
    const moves = (day: string) => sql()`
      update profiles set next_time_zone = 'Pacific/Honolulu', next_time_zone_from = ${day} where id = ${who.user_id}
    `
    await moves('2026-01-09')
    expect(await dayAfterLooking()).toBe('2026-01-08')
    await moves('2026-01-08')
    expect(await dayAfterLooking()).toBe('2026-01-07')
  })

  it('looks go through a community page by page and then start over', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => newcomer()))
    await go([week])
    for (const who of people) await wods(who, [0, 1, 2])
    expect(await look(2)).toMatchObject({ looked: 2, done: false })
    expect(await look(2)).toMatchObject({ looked: 2, done: false })
    expect(await look(2)).toMatchObject({ looked: 1, done: true })
    expect(await look(2)).toMatchObject({ looked: 0, done: false })
    expect((await Promise.all(people.map(slugsOf))).flat()).toHaveLength(5)
  })

  it('the sweep route needs the secret of the scheduler', async () => {
    const who = await newcomer()
    await wods(who, [0, 1, 2])
    await publish(sql(), community, [week])
    const student = who.user_id
    expect(await problemOf(await api().ask('/events-worker/sweep', student, { method: 'POST' }))).toMatchObject({
      status: 401,
    })
    const headers = { Authorization: `Bearer ${WORKER_SECRET}` }
    const answer = await api().ask('/events-worker/sweep', undefined, { method: 'POST', headers })
    expect(await answer.json()).toEqual({
      data: {
        expired: 0,
        mailed: 0,
        regraded: 0,
        followed: 0,
        challenged: 0,
        assigned: 0,
        announced: 0,
        invited: 0,
        pages: 1,
        looked: expect.any(Number),
        gained: 1,
        failed: 0,
        reminded: 0,
        refreshed: expect.any(Number),
        // There are days to count, too.
        more: expect.any(Boolean),
      },
    })
    expect(await slugsOf(who)).toEqual(['full_week'])
  })

  it('after looks, verify finds no difference', async () => {
    for await (const difference of verifyAll(api().deps.db, engine().rulesets)) expect(difference).toBeUndefined()
  })
})
