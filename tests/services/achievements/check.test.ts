import { beforeAll, describe, expect, it } from 'vitest'
import { checked, installed } from '../../../functions/_contracts/achievements/check.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { refreshBoards } from '../../../functions/_services/boards/refresh.ts'
import { verifyAll } from '../../../functions/_services/engine/verify-ledger.ts'
import { lookAgain } from '../../../functions/_services/rules/look-again.ts'
import { sweepPage } from '../../../functions/_services/rules/sweep-page.ts'
import { activity } from '../../support/activities.ts'
import { useGuild } from '../../support/guild.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeAway } from '../../support/revocations.ts'

describe('checking achievements', () => {
  const guild = useGuild()
  const engine = () => guild.api().deps
  const post = (path: string, person: string, json: object) =>
    guild.api().ask(`/gamification-api/achievements/${path}`, person, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ community: guild.slug(), ...json }),
    })
  const check = async (person: string) => checked.parse((await (await post('check', person, {})).json()).data)
  const slugs = async (person: string) => (await check(person)).achievements.map(({ slug }) => slug).toSorted()
  const install = async (person: string, pack: string) =>
    installed.parse((await (await post('initialize', person, { pack })).json()).data)
  const notificationsOf = async (person: string) => {
    const rows = await guild.sql()`
      select kind from notifications where user_id = ${person} and kind <> 'level_up' order by kind
    `
    return rows.map(({ kind }) => kind)
  }

  beforeAll(async () => {
    await guild.publish(
      { slug: 'pair', criteria: { within_days: 3, counter: 'post_created', gte: 2 } },
      { slug: 'leader', criteria: { leaderboard: 'completed', top: 1 } },
      { slug: 'upper_half', criteria: { leaderboard: 'completed', percentile: 50 } },
    )
    await guild.sweep()
    await refreshBoards(engine())
  })

  it('awards new rules that the history already meets once, with one digest, however many requests and sweeps run', async () => {
    const [me, other] = [await guild.member('student'), await guild.member('student')]
    await guild.post(me, 3)
    await guild.post(other, 3)
    expect(await slugs(me)).toEqual(['pair'])
    await guild.publish(
      { slug: 'two_posts', criteria: { counter: 'post_created', gte: 2 } },
      { slug: 'at_noon', criteria: { event: 'post_created', local_hour: { gte: 12, lt: 13 } } },
      { slug: 'far_away', criteria: { counter: 'post_created', gte: 9 } },
    )
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => slugs(me)),
      sweepPage(engine(), guild.id()).then(() => []),
    ])
    expect(answers.flat().every((slug, at, all) => all.indexOf(slug) === at)).toBe(true)
    expect(await slugs(me)).toEqual([])
    const earned = (await guild.catalogue(me, { state: 'earned' })).map(({ slug }) => slug)
    expect(earned.toSorted()).toEqual(['at_noon', 'pair', 'two_posts'])
    // The sweep awarded it to the other learner; both have every award, and one notification for each.
    expect(await slugs(other)).toEqual(['pair'])
    expect([await notificationsOf(me), await notificationsOf(other)]).toEqual([
      ['digest', 'unlock'],
      ['digest', 'unlock'],
    ])
    const [award] = await guild.sql()`
      select earned_at from user_achievements join achievements on achievements.id = achievement_id
      where user_id = ${me} and slug = 'at_noon'
    `
    expect(award?.earned_at.toISOString()).toBe('2026-01-05T12:00:00.000Z')
  })

  it('evaluates windows and leaderboards once a local date, and then the background does not repeat it', async () => {
    const people = [await guild.member('student'), await guild.member('student'), await guild.member('student')]
    const [first = '', second = '', third = ''] = people
    for (const [at, person] of people.entries())
      await applyEvents(
        engine(),
        Array.from({ length: 3 - at }, () =>
          activity('scenario_completed', { user_id: person, community_id: guild.id() }),
        ),
      )
    // Stale leaderboards award nothing: that is left to the background.
    await guild.sql()`update private.leaderboard_refresh set refreshed_at = now() - interval '1 hour'`
    expect(await slugs(first)).toEqual([])
    await refreshBoards(engine())
    const result = await check(first)
    expect(result.achievements.map(({ slug }) => slug).toSorted()).toEqual(['leader', 'upper_half'])
    expect(result.achievements.every(({ xp, late }) => xp === 50 && !late)).toBe(true)
    expect(result.looks_again_in).toBeGreaterThan(0)
    expect(result.looks_again_in).toBeLessThanOrEqual(86_400)
    expect(await slugs(third)).toEqual([])
    await guild.post(third, 2)
    await guild.post(first, 2)
    expect([await slugs(third), await slugs(first)]).toEqual([[], []])
    expect(await lookAgain(engine(), guild.id())).toMatchObject({ looked: 1, gained: 1 })
    expect((await guild.catalogue(second, { state: 'earned' })).map(({ slug }) => slug)).toEqual(['upper_half'])
    expect(await slugs(second)).toEqual([])
    await guild.sql()`update user_counters set swept_day = swept_day - 1 where user_id = ${third}`
    expect(await slugs(third)).toEqual(['pair'])
  })

  it('awards nothing to newcomers, nothing that was revoked, and is not found by non-members', async () => {
    const [me, stranger] = [await guild.member('student'), await createPerson(guild.sql(), 'Ole')]
    expect(await check(me)).toMatchObject({ achievements: [], milestones: [] })
    expect(await problemOf(await post('check', stranger, {}))).toMatchObject({ status: 404 })
    await guild.post(me, 2)
    expect(await slugs(me)).toEqual(['pair'])
    const [pair] = await guild.sql()`select id from achievements where community_id = ${guild.id()} and slug = 'pair'`
    await takeAway(engine(), { user_id: me, community_id: guild.id() }, pair?.id)
    await guild.sql()`update user_counters set swept_day = null, rules_version = 0 where user_id = ${me}`
    expect(await slugs(me)).toEqual([])
    for await (const difference of verifyAll(engine().db, engine().rulesets)) expect(difference).toBeUndefined()
  })

  it('a pack is installed once, by an admin only, and the next sweep awards its achievements', async () => {
    const [admin, instructor] = [await guild.member('admin'), await guild.member('instructor')]
    const me = await guild.member('student')
    await applyEvents(engine(), [activity('wod_completed', { user_id: me, community_id: guild.id() })])
    expect(await problemOf(await post('initialize', instructor, { pack: 'courses' }))).toMatchObject({ status: 403 })
    expect(await problemOf(await post('initialize', admin, { pack: 'custom' }))).toMatchObject({ status: 422 })
    const [row] = await guild.sql()`
      select count(*)::int as learners from user_counters where community_id = ${guild.id()}
    `
    const installs = await Promise.all([1, 2, 3].map(() => install(admin, 'courses')))
    const [done, ...others] = installs.toSorted((a, b) => Number(b.installed) - Number(a.installed))
    expect(done).toMatchObject({ pack: 'courses', installed: true, learners: row?.learners })
    expect((done?.achievements.length ?? 0) + (done?.secrets ?? 0)).toBe(34)
    for (const other of others) expect(other).toEqual({ ...done, installed: false, learners: 0 })
    const audit = await guild.sql()`
      select actor_id, action, subject_id from audit_log where community_id = ${guild.id()} and action like 'pack.%'
    `
    expect([...audit]).toEqual([{ actor_id: admin, action: 'pack.installed', subject_id: 'courses' }])
    expect(await guild.sweep()).toMatchObject({ failed: 0, more: false })
    expect((await guild.catalogue(me, { state: 'earned' })).map(({ slug }) => slug)).toContain('first_steps')
  })
})
