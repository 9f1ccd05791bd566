import fc from 'fast-check'
import { sql as query } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { scoreOf } from '../../../functions/_db/queries/boards/score-of.ts'
import { storeDue } from '../../../functions/_db/queries/boards/store-due.ts'
import { withService } from '../../../functions/_db/session.ts'
import { statusOn, type Streak } from '../../../functions/_domain/streaks/streak.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { changeZone, learnerDay, type Zones } from '../../../functions/_domain/time/learner-day.ts'
import { useBoards } from '../../support/boards.ts'
import { createCommunity } from '../../support/people.ts'

const HOUR = 3_600_000
const FIRST = Date.parse('2026-03-02T00:00:00Z')
const zone = fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', 'America/New_York')

const streak = fc
  .record({
    current: fc.integer({ min: 1, max: 9 }),
    last: fc.integer({ min: -3, max: 3 }),
    freezes: fc.integer({ min: 0, max: 3 }),
    isProtected: fc.boolean(),
  })
  .map(({ current, last, freezes, isProtected }): Streak => {
    const last_day = addDays('2026-03-02', last)
    return {
      ...{ current, longest: current, last_day, freezes, days_to_freeze: 7 },
      protected_day: isProtected ? addDays(last_day, 1) : null,
      bonus_day: null,
    }
  })

/** Moves that a learner makes, each some hours after the one before. */
const moves = fc.array(fc.record({ to: zone, after: fc.integer({ min: 1, max: 60 }) }), { maxLength: 3 })

const zonesAfter = (start: string, all: readonly { to: string; after: number }[]) => {
  let at = FIRST - 48 * HOUR
  let zones: Zones = { time_zone: start, next_time_zone: null, next_time_zone_from: null, cut_short: null }
  for (const { to, after } of all) {
    at += after * HOUR
    zones = changeZone(zones, to, new Date(at))
  }
  return { zones, at }
}

describe('the score of a current streak', () => {
  const { sql, api, person } = useBoards()

  it('is the current streak of the domain at every hour, and is due when that one ends', async () => {
    const community_id = await createCommunity(sql())
    const user_id = await person(community_id, 'Sam')
    const { db } = api().deps
    const scoreAt = (now: number) =>
      withService(db, async (tx) => {
        const [row] = await tx.execute<{ score: number }>(query`
          select coalesce(${scoreOf('streak_current', now)}, 0)::integer as score
          from memberships join profiles on profiles.id = user_id
          where user_id = ${user_id} and community_id = ${community_id}
        `)
        return row?.score
      })
    const dueAt = (now: number) =>
      withService(db, async (tx) => {
        await storeDue(tx, [{ user_id, community_id }], now)
        const [row] = await tx.execute<{ due: number }>(query`
          select extract(epoch from due_at)::float8 * 1000 as due
          from private.leaderboard_due where user_id = ${user_id} and community_id = ${community_id}
        `)
        return row?.due
      })
    await fc.assert(
      fc.asyncProperty(streak, zone, moves, async (streak, start, moved) => {
        const { zones, at } = zonesAfter(start, moved)
        await sql()`update profiles set ${sql()({ ...zones })} where id = ${user_id}`
        await sql()`
          insert into user_streaks ${sql()({ user_id, community_id, kind: 'learning', ...streak })}
          on conflict (user_id, community_id, kind) do update set
            current = excluded.current, longest = excluded.longest, last_day = excluded.last_day,
            freezes = excluded.freezes, protected_day = excluded.protected_day
        `
        const expected = (now: number) => {
          const { local_date, forgiven } = learnerDay(zones, new Date(now))
          return statusOn(streak, local_date, { forgiven }).current
        }
        for (let now = at; now < FIRST + 12 * 24 * HOUR; now += 17 * HOUR) {
          expect(await scoreAt(now), new Date(now).toISOString()).toBe(expected(now))
          const due = (await dueAt(now)) ?? Number.POSITIVE_INFINITY
          for (let later = now; later < FIRST + 14 * 24 * HOUR && later < due; later += HOUR)
            expect(expected(later), `${new Date(now).toISOString()} due ${due}`).toBe(expected(now))
        }
      }),
      { numRuns: 12 },
    )
  })
})
