import { beforeAll, describe, expect, it } from 'vitest'
import { achievementStats } from '../../../functions/_contracts/achievements/stats.ts'
import { useGuild } from '../../support/guild.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

/** Twelve weekly counts that end with these. */
const weeks = (...last: number[]) => [...Array.from({ length: 12 - last.length }, () => 0), ...last]

describe('statistics of achievements', () => {
  const guild = useGuild()
  let instructor: string
  let poster: string
  beforeAll(async () => {
    instructor = await guild.member('instructor')
    await guild.publish(
      { slug: 'writer', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 3, silver: 4 } },
      { slug: 'first', criteria: { counter: 'post_created', gte: 1 } },
      { slug: 'many', criteria: { counter: 'post_created', gte: 50 } },
    )
    poster = await newLearner()
    await guild.post(poster, 4)
    for (const posts of [1, 3, 2]) await guild.post(await newLearner(), posts)
    // A member without any activity.
    await guild.member('student')
  })
  /** Joined the day before the first post. */
  const newLearner = async () => {
    const person = await createPerson(guild.sql(), 'Joe')
    await guild.sql()`
      insert into memberships (community_id, user_id, joined_at) values (${guild.id()}, ${person}, '2026-01-04T12:00:00Z')
    `
    return person
  }
  const ask = (person: string) => guild.ask('GET', `/stats?community=${guild.slug()}`, person)
  const stats = async () => {
    const { data } = await (await ask(instructor)).json()
    return data.map((row: unknown) => achievementStats.parse(row))
  }

  it('count holders among active members, the median days to earn, and recent awards', async () => {
    expect(await stats()).toEqual([
      expect.objectContaining({ slug: 'first', holders: 4, rate: 1, median_days: 1, last_30_days: 4, weeks: weeks(4) }),
      // Posts are a day apart, the third on the third day after joining; two tiers of one learner count as one holder.
      expect.objectContaining({ slug: 'writer', holders: 2, rate: 0.5, median_days: 3, last_30_days: 2 }),
      expect.objectContaining({
        slug: 'many',
        holders: 0,
        rate: 0,
        median_days: null,
        last_30_days: 0,
        weeks: weeks(),
      }),
    ])
  })

  it('count no instructors and no admins, neither as holders nor among the active', async () => {
    const before = await stats()
    for (const role of ['instructor', 'admin'] as const) await guild.post(await guild.member(role), 3)
    expect(await stats()).toEqual(before)
  })

  it('count neither former members nor revoked awards, and each holder once', async () => {
    await guild.sql()`
      update user_achievements set revoked_at = now(), revoked_by = ${instructor}, revoked_because = 'A mistake'
      where user_id = ${poster} and achievement_id in (select id from achievements where slug = 'first')
    `
    await guild.sql()`update user_achievements set unlocked_at = now() - interval '31 days' where user_id <> ${poster}`
    expect(await stats()).toMatchObject([
      { slug: 'first', holders: 3, rate: 0.75, last_30_days: 0, weeks: weeks(3, 0, 0, 0, 0) },
      { slug: 'writer', holders: 2, last_30_days: 1, weeks: weeks(1, 0, 0, 0, 1) },
      { slug: 'many' },
    ])
    await guild.sql()`delete from memberships where user_id = ${poster}`
    expect(await stats()).toMatchObject([{ holders: 3, rate: 1 }, { slug: 'writer', holders: 1 }, { slug: 'many' }])
  })

  it('are refused to students', async () => {
    expect(await problemOf(await ask(await guild.member('student')))).toMatchObject({ code: 'not_allowed' })
  })
})
