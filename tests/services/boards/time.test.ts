import { beforeEach, describe, expect, it } from 'vitest'
import { useBoards } from '../../support/boards.ts'
import { createCommunity } from '../../support/people.ts'

const HOUR = 60

describe('a score that changes by time alone', () => {
  const { sql, clock, person, complete, refresh, see } = useBoards()
  let here: string
  beforeEach(async () => {
    here = await createCommunity(sql())
  })

  it('a day leaves the weekly score at the learner’s midnight, and no other learner is refreshed', async () => {
    const [east, west, watcher] = [await person(here, 'East'), await person(here, 'West'), await person(here, 'Wanda')]
    await sql()`update profiles set time_zone = 'Pacific/Auckland' where id = ${east}`
    await sql()`update profiles set time_zone = 'America/Los_Angeles' where id = ${west}`
    await complete(east, here, 1)
    await complete(west, here, 1)
    await refresh()
    const onBoard = async () => (await see(watcher, 'xp_weekly', here)).top.map(({ user }) => user.display_name)
    expect((await onBoard()).toSorted()).toEqual(['East', 'West'])
    // Two hours before midnight in Auckland, which is 13 hours ahead. Streaks have ended by then.
    clock.pass({ minutes: (5 * 24 + 21) * HOUR })
    await refresh()
    expect((await onBoard()).toSorted()).toEqual(['East', 'West'])
    clock.pass({ minutes: 2 * HOUR })
    expect(await refresh()).toBe(1)
    expect(await onBoard()).toEqual(['West'])
    clock.pass({ minutes: 20 * HOUR })
    expect(await refresh()).toBe(0)
    clock.pass({ minutes: HOUR })
    expect(await refresh()).toBe(1)
    expect(await onBoard()).toEqual([])
    expect((await see(watcher, 'xp_monthly', here)).members).toBe(2)
  })

  it('a streak ends on the board once its freezes are used up', async () => {
    const [who, watcher] = [await person(here, 'Sam'), await person(here, 'Wanda')]
    await complete(who, here, 1)
    await refresh()
    const streak = async () => (await see(watcher, 'streak_current', here)).top.map(({ score }) => score)
    // Three freezes cover three days missed.
    clock.pass({ minutes: (4 * 24 + 15) * HOUR })
    expect(await refresh()).toBe(0)
    expect(await streak()).toEqual([1])
    clock.pass({ minutes: HOUR })
    expect(await refresh()).toBe(1)
    expect(await streak()).toEqual([])
    expect((await see(watcher, 'streak_longest', here)).members).toBe(1)
  })

  it('a refresh with nothing due writes nothing, and after a crash one refresh covers all learners', async () => {
    const who = await person(here, 'Sam')
    await complete(who, here, 1)
    await refresh()
    expect(await refresh()).toBe(0)
    const before = await sql()`select * from private.leaderboard_counts order by community_id, metric, level, bucket`
    await sql()`truncate private.leaderboard_changes`
    expect(await refresh()).toBeGreaterThan(0)
    expect(await refresh()).toBe(0)
    expect(await sql()`select * from private.leaderboard_counts order by community_id, metric, level, bucket`).toEqual(
      before,
    )
  })
})
