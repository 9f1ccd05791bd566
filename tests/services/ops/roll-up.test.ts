import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollUpDay, makePartitions } from '../../../functions/_db/queries/ops/roll-up.ts'
import { withService } from '../../../functions/_db/session.ts'
import { bucketOf } from '../../../functions/_domain/ops/buckets.ts'
import { WAIT_EDGES } from '../../../functions/_domain/ops/waits.ts'
import { rollUpPage } from '../../../functions/_services/ops/roll-up.ts'
import { useDatabase } from '../../support/database.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 2, 30)
/** When most of it was recorded: before any look of these tests. */
const LONG_AGO = new Date(Date.now() - HOUR)
const TYPES = ['test_completed', 'lesson_completed', 'xp_awarded'] as const

interface Done {
  learner: number
  hour: number
  type: (typeof TYPES)[number]
}

interface Earned {
  learner: number
  hour: number
  achievement: number
}

const done = fc.record({
  learner: fc.nat(3),
  hour: fc.nat(24 * 4 - 1),
  type: fc.constantFrom(...TYPES),
})
const earned = fc.record({ learner: fc.nat(3), hour: fc.nat(24 * 4 - 1), achievement: fc.nat(1) })

const dayAt = (hour: number) => new Date(START + hour * HOUR).toISOString().slice(0, 10)
const DAYS = [0, 24, 48, 72].map(dayAt)

describe('the roll-up of a day', () => {
  const database = useDatabase()

  const createGroup = async () => {
    const { sql } = database()
    const community = await createCommunity(sql)
    const learners = await Promise.all([0, 1, 2].map((nth) => createPerson(sql, `Learner ${nth}`)))
    for (const learner of learners) {
      await sql`
        insert into memberships (community_id, user_id, role, joined_at)
        values (${community}, ${learner}, 'student', ${new Date(START - HOUR)})
      `
    }
    const teacher = await createPerson(sql, 'Teacher')
    await addMember(sql, community, teacher, 'instructor')
    const achievements = await sql<{ id: string }[]>`select id from achievements order by slug limit 2`
    return { community, people: [...learners, teacher], achievements: achievements.map(({ id }) => id) }
  }
  type Group = Awaited<ReturnType<typeof createGroup>>

  const record = async ({ community, people }: Group, { learner, hour, type }: Done, recordedAt = LONG_AGO) => {
    const at = new Date(START + hour * HOUR)
    await database().sql`
      insert into activity_events (id, user_id, community_id, type, occurred_at, local_date, recorded_at)
      values (gen_random_uuid(), ${people[learner] ?? ''}, ${community}, ${type}, ${at}, ${dayAt(hour)}, ${recordedAt})
    `
  }

  const give = ({ community, people, achievements }: Group, awards: readonly Earned[]) =>
    Promise.all(
      awards.map(async ({ learner, hour, achievement }, index) => {
        await database().sql`
          insert into user_achievements (user_id, community_id, achievement_id, rule_version, occurrence, earned_at, unlocked_at)
          values (
            ${people[learner] ?? ''}, ${community}, ${achievements[achievement] ?? ''}, 1, ${index + 1},
            ${new Date(START + hour * HOUR)}, ${LONG_AGO}
          )
        `
      }),
    )

  const roll = async (day: string) =>
    withService(database().db, async (tx) => {
      await makePartitions(tx, [day])
      await rollUpDay(tx, day)
    })

  const rows = async (community: string) => {
    const { sql } = database()
    return {
      communities: await sql`
        select day::text, members, learners, events, unlocked, unlockers from community_days
        where community_id = ${community} order by day
      `,
      types: await sql`
        select day::text, type, events, learners from event_days where community_id = ${community} order by day, type
      `,
      achievements: await sql`
        select day::text, achievement_id, unlocked, learners, timed, seconds::integer, median_seconds::integer, waits
        from achievement_days where community_id = ${community} order by day, achievement_id
      `,
    }
  }

  it('counts what the log and the awards say, in any order and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(done, { maxLength: 25 }),
        fc.array(earned, { maxLength: 10 }),
        fc.array(fc.constantFrom(...DAYS), { maxLength: 6 }),
        fc.nat(25),
        async (events, awards, order, late) => {
          const group = await createGroup()
          for (const event of events.slice(late)) await record(group, event)
          for (const day of order) await roll(day)
          // What comes late is counted as if it had been there.
          for (const event of events.slice(0, late)) await record(group, event)
          await give(group, awards)
          for (const day of [...order, ...DAYS]) await roll(day)
          expect(await rows(group.community)).toEqual(expected(group, events, awards))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('of a day is repeated when something of it was recorded late, and of no other', async () => {
    const { sql, db } = database()
    const group = await createGroup()
    const settle = async () => {
      const rolled: string[] = []
      for (;;) {
        const page = await rollUpPage({ db })
        if (page.rolled !== null) rolled.push(page.rolled)
        if (!page.more) return rolled
      }
    }
    await record(group, { learner: 0, hour: 1, type: 'test_completed' })
    await record(group, { learner: 1, hour: 30, type: 'test_completed' })
    const anHourLater = () => sql`update private.roll_up_days set rolled_at = rolled_at - interval '1 hour'`
    await anHourLater()
    expect(await settle()).toEqual(expect.arrayContaining([DAYS[0], DAYS[1]]))
    await anHourLater()
    expect(await settle()).toEqual([])
    await record(group, { learner: 2, hour: 26, type: 'lesson_completed' }, new Date())
    expect(await settle()).toEqual([DAYS[1]])
    const [day] = await sql`
      select learners, events from community_days where community_id = ${group.community} and day = ${DAYS[1] ?? ''}
    `
    expect(day).toEqual({ learners: 2, events: 2 })
  })

  it('several processes that count at once count a day as one does', async () => {
    const group = await createGroup()
    await record(group, { learner: 0, hour: 50, type: 'test_completed' })
    await Promise.all([1, 2, 3, 4].map(() => rollUpPage(database())))
    await roll(DAYS[2] ?? '')
    expect((await rows(group.community)).communities).toEqual([
      { day: DAYS[2], members: 3, learners: 1, events: 1, unlocked: 0, unlockers: 0 },
    ])
  })

  it('of this month and the next has its partitions ahead of time', async () => {
    await rollUpPage(database())
    const [row] = await database().sql<{ parts: number }[]>`
      select count(*)::integer as parts
      from generate_series(0, 1) as ahead,
        lateral to_regclass(
          'partitions.achievement_days_' || to_char((now() at time zone 'UTC')::date + ahead * interval '1 month', 'YYYY_MM')
        ) as part
      where part is not null
    `
    expect(row?.parts).toBe(2)
  })
})

function expected(
  { people, achievements }: { people: string[]; achievements: string[] },
  events: readonly Done[],
  awards: readonly Earned[],
) {
  const teacher = people.length - 1
  const counted = events.filter(({ learner, type }) => learner !== teacher && type !== 'xp_awarded')
  const given = awards
    .map((award, index) => ({ ...award, occurrence: index + 1 }))
    .filter((it) => it.learner !== teacher)
  const learnersOf = (list: readonly { learner: number }[]) => new Set(list.map(({ learner }) => learner)).size
  const on = <T extends { hour: number }>(list: readonly T[], day: string) =>
    list.filter((it) => dayAt(it.hour) === day)
  return {
    communities: DAYS.flatMap((day) => {
      const [done, got] = [on(counted, day), on(given, day)]
      if (done.length + got.length === 0) return []
      return {
        day,
        members: 3,
        learners: learnersOf(done),
        events: done.length,
        unlocked: got.length,
        unlockers: learnersOf(got),
      }
    }),
    types: DAYS.flatMap((day) =>
      TYPES.toSorted().flatMap((type) => {
        const done = on(counted, day).filter((event) => event.type === type)
        return done.length > 0 ? { day, type, events: done.length, learners: learnersOf(done) } : []
      }),
    ),
    achievements: DAYS.flatMap((day) =>
      achievements
        .map((id, achievement) => ({ id, achievement }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .flatMap(({ id, achievement }) => {
          const got = on(given, day).filter((award) => award.achievement === achievement)
          if (got.length === 0) return []
          const waits = got.filter(({ occurrence }) => occurrence === 1).map(({ hour }) => ((hour + 1) * HOUR) / 1000)
          const counts = Array.from({ length: WAIT_EDGES.length + 1 }, () => 0)
          for (const wait of waits) counts[bucketOf(WAIT_EDGES, wait)] = 1
          return {
            day,
            achievement_id: id,
            unlocked: got.length,
            learners: learnersOf(got),
            timed: waits.length,
            seconds: waits[0] ?? 0,
            median_seconds: waits[0] ?? null,
            waits: counts,
          }
        }),
    ),
  }
}
