import { describe, expect, it } from 'vitest'
import { stableId } from '../../../functions/_db/stable-id.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { startSweeper } from '../../../functions/_services/workers/sweeper.ts'
import { activity, dayOf, finish } from '../../support/activities.ts'
import { publish } from '../../support/publish.ts'
import { useSweeps } from '../../support/sweeps.ts'

describe('a rule that goes live', () => {
  const { sql, engine, community, newcomer, apply, sweep, awardsOf, slugsOf, toldTo, stateOf, ledgerIsClean } =
    useSweeps()
  const at = (day: number) => new Date(`${dayOf(day)}T12:00:00Z`)

  it('a new rule is awarded to exactly the learners who meet it, with the date when they did, XP and one notification', async () => {
    const [much, little] = [await newcomer(), await newcomer()]
    await apply([0, 1, 2, 3].map((day) => activity('post_created', { ...much, day })))
    await apply([activity('post_created', { ...little, day: 5 })])
    const untouched = await stateOf(little)
    await publish(sql(), community(), [
      { slug: 'two_posts', criteria: { counter: 'post_created', gte: 2 } },
      { slug: 'three_posts', criteria: { counter: 'post_created', gte: 3 } },
    ])
    expect(await sweep()).toMatchObject({ gained: 1, failed: 0, more: false })
    expect(await awardsOf(much)).toEqual([
      { slug: 'three_posts', tier: null, version: 1, earned: at(2) },
      { slug: 'two_posts', tier: null, version: 1, earned: at(1) },
    ])
    expect(await stateOf(much)).toMatchObject({ total: 100, level: 2 })
    expect(await toldTo(much)).toEqual(['digest of 2', 'level_up'])
    expect([await awardsOf(little), await toldTo(little)]).toEqual([[], []])
    expect(await stateOf(little)).toEqual(untouched)
    await ledgerIsClean()
  })

  it('repeated sweeps award a rule once', async () => {
    const who = await newcomer()
    await apply([activity('post_created', who)])
    await publish(sql(), community(), [{ slug: 'one_post', criteria: { counter: 'post_created', gte: 1 } }])
    await sweep()
    const before = await stateOf(who)
    expect(await sweep()).toMatchObject({ pages: 0, gained: 0 })
    await sql()`update community_sweeps set swept_version = 0 where community_id = ${community()}`
    expect(await sweep()).toMatchObject({ pages: 1, gained: 0 })
    expect(await stateOf(who)).toEqual(before)
  })

  it('XP of a swept rule reaches levels that unlock more, in the same event', async () => {
    const who = await newcomer()
    await publish(sql(), community(), [{ slug: 'fifth', criteria: { level: 5 } }])
    await apply([activity('post_created', who)])
    await publish(sql(), community(), [
      { slug: 'treasure', criteria: { counter: 'post_created', gte: 1 }, rarity: 'legendary' },
      { slug: 'known_for_it', criteria: { achievements: ['fifth', 'treasure'] } },
    ])
    await sweep()
    expect(await slugsOf(who)).toEqual(['fifth', 'known_for_it', 'treasure'])
    const events = await sql()`
      select type from activity_events where user_id = ${who.user_id} and type = 'rules_swept'
    `
    expect(events).toHaveLength(1)
    await ledgerIsClean()
  })

  it('a sweep awards each tier that a learner has reached', async () => {
    const who = await newcomer()
    await apply([0, 1, 2].map((day) => activity('post_created', { ...who, day })))
    const tiers = { bronze: 1, silver: 3, gold: 9 }
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 1 }, tiers }])
    await sweep()
    expect((await awardsOf(who)).map(({ tier, earned }) => [tier, earned])).toEqual([
      ['bronze', at(0)],
      ['silver', at(2)],
    ])
  })

  it('a sweep finds in the log an event that the state does not keep', async () => {
    const [early, late] = [await newcomer(), await newcomer()]
    await apply([finish({}, { ...early, day: 3, hour: 6 }), finish({}, { ...early, day: 4, hour: 6 })])
    await apply([finish({}, { ...late, hour: 12 })])
    const criteria = { event: 'test_completed', where: { mode: 'exam' }, local_hour: { gte: 5, lt: 8 } }
    await publish(sql(), community(), [{ slug: 'early_bird', criteria }])
    await sweep()
    expect((await awardsOf(early)).map(({ slug, earned }) => [slug, earned.toISOString().slice(0, 10)])).toEqual([
      ['early_bird', dayOf(3)],
    ])
    expect(await toldTo(early)).toContain('digest of 1')
    expect(await slugsOf(late)).toEqual([])
  })

  it('a learner with events between publication and sweep gets one notification, too', async () => {
    const who = await newcomer()
    await apply([finish({}, { ...who, hour: 6 })])
    const criteria = { event: 'test_completed', local_hour: { gte: 5, lt: 8 } }
    await publish(sql(), community(), [{ slug: 'early_bird', criteria }])
    await apply([activity('post_created', who)])
    expect(await slugsOf(who)).toEqual([])
    await sweep()
    expect(await slugsOf(who)).toEqual(['early_bird'])
    expect((await toldTo(who)).filter((kind) => kind !== 'level_up')).toEqual(['digest of 1'])
  })

  it('a sweep finds past windows and current leaderboard places, too', async () => {
    const [quick, slow] = [await newcomer(), await newcomer()]
    await apply([0, 2, 6, 20].map((day) => activity('wod_completed', { ...quick, day, metrics: { minutes: 60 } })))
    await apply([0, 9, 18].map((day) => activity('wod_completed', { ...slow, day })))
    await publish(sql(), community(), [
      { slug: 'full_week', criteria: { within_days: 7, counter: 'wod_completed', gte: 3 } },
      { slug: 'first', criteria: { leaderboard: 'xp_all_time', top: 1 } },
      { slug: 'better_half', criteria: { leaderboard: 'xp_all_time', percentile: 100 } },
    ])
    await sweep()
    const given = await awardsOf(quick)
    expect(given.map(({ slug }) => slug)).toEqual(['better_half', 'first', 'full_week'])
    expect(given.find(({ slug }) => slug === 'full_week')?.earned).toEqual(at(6))
    expect(await slugsOf(slow)).toEqual(['better_half'])
    await ledgerIsClean()
  })

  it('a rebuild from the log keeps what a sweep awarded', async () => {
    const who = await newcomer()
    await apply([finish({}, { ...who, hour: 6 }), activity('wod_completed', { ...who, day: 1 })])
    await publish(sql(), community(), [
      { slug: 'early_bird', criteria: { event: 'test_completed', local_hour: { gte: 5, lt: 8 } } },
      { slug: 'two_kinds', criteria: { streak: 'learning', gte: 2 } },
    ])
    await sweep()
    const before = await stateOf(who)
    expect(await rebuildUser(engine().db, who.user_id, Date.now)).toBe(1)
    await apply([activity('post_created', who)])
    expect(await slugsOf(who)).toEqual(['early_bird', 'two_kinds'])
    expect(await stateOf(who)).toMatchObject({ total: before?.total, level: before?.level })
    await ledgerIsClean()
  })

  it('a sweep of a community without events costs next to nothing', async () => {
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 1 } }])
    expect(await sweep()).toEqual({ pages: 1, gained: 0, failed: 0, more: false })
  })

  it('a sweep skips learners whose account was deleted', async () => {
    const [gone, here] = [await newcomer(), await newcomer()]
    for (const who of [gone, here]) await apply([activity('post_created', who)])
    await sql()`delete from auth.users where id = ${gone.user_id}`
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 1 } }])
    await sweep()
    expect(await slugsOf(here)).toEqual(['poster'])
  })

  it('the id of a sweep’s event follows from the gains, in TypeScript and in Postgres', async () => {
    const names = ['', 'a', 'rules_swept of Zoë']
    const rows = await sql()<{ id: string }[]>`
      select private.stable_id(name) as id
      from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) as name
    `
    expect(rows.map(({ id }) => id)).toEqual(names.map(stableId))
  })

  it('the sweeper finds a new rule by itself within seconds', async () => {
    const who = await newcomer()
    await apply([activity('post_created', who)])
    const sweeper = startSweeper(engine(), { pause: 20 })
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 1 } }])
    await expect.poll(() => slugsOf(who)).toEqual(['poster'])
    await sweeper.stop()
  })
})
