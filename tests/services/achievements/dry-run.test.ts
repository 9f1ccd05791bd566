import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dryRunBody, dryRunResult } from '../../../functions/_contracts/achievements/dry-run.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { dryRun } from '../../../functions/_services/achievements/dry-run.ts'
import { applyEvents, type Engine } from '../../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { sweepNewRules } from '../../../functions/_services/rules/sweep.ts'
import { anyHistory } from '../../domain/achievements/any-history.ts'
import { activity } from '../../support/activities.ts'
import { goodCriteria, withinReach } from '../../support/criteria.ts'
import { useDatabase } from '../../support/database.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { publish } from '../../support/publish.ts'

describe('a dry run', () => {
  const database = useDatabase()
  let engine: Engine
  let community: string
  beforeAll(async () => {
    engine = { db: database().db, rulesets: createRulesets(), now: Date.now }
    await sweepNewRules(engine)
  })
  beforeEach(async () => {
    community = await createCommunity(database().sql)
  })

  const newcomer = async (name: string) => {
    const user_id = await createPerson(database().sql, name)
    await addMember(database().sql, community, user_id, 'student')
    return { user_id, community_id: community }
  }
  const run = async (rule: object) =>
    dryRunResult.parse(await dryRun(engine, { communityId: community, ...dryRunBody.parse({ xp: 50, ...rule }) }))
  /** Everything that publishing could change. */
  const snapshot = async () => {
    const [row] = await database().sql`
      select
        (select jsonb_agg(to_jsonb(it) order by user_id) from user_counters as it) as counters,
        (select count(*) from activity_events) as events,
        (select count(*) from user_achievements) as awards,
        (select count(*) from xp_transactions) as entries,
        (select count(*) from notifications) as notifications,
        (select jsonb_agg(to_jsonb(it) order by id) from communities as it) as communities
    `
    return row
  }

  it('counts gains, XP and notifications, lists ten learners with their values, and writes nothing', async () => {
    const people = []
    for (let posts = 1; posts <= 14; posts++) {
      const learner = await newcomer(`With ${posts}`)
      people.push(learner)
      await applyEvents(
        engine,
        Array.from({ length: posts }, (_, day) => activity('post_created', { ...learner, day })),
      )
    }
    const before = await snapshot()
    const result = await run({ criteria: { counter: 'post_created', gte: 3 } })
    expect(result).toMatchObject({ gains: 12, xp: 600, notifications: 12 })
    expect(result.examples).toHaveLength(10)
    for (const example of result.examples) {
      const posts = people.findIndex(({ user_id }) => user_id === example.user_id) + 1
      expect(example).toEqual({
        user_id: example.user_id,
        display_name: `With ${posts}`,
        username: expect.stringContaining('with'),
        tiers: [],
        values: { post_created: posts },
      })
    }
    expect(await snapshot()).toEqual(before)
  })

  it('counts the XP of each tier, and one notification for each learner', async () => {
    for (const posts of [1, 2, 4]) {
      const learner = await newcomer(`With ${posts}`)
      await applyEvents(
        engine,
        Array.from({ length: posts }, (_, day) => activity('post_created', { ...learner, day })),
      )
    }
    const rule = { criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 1, silver: 2, gold: 3 } }
    const result = await run(rule)
    expect(result).toMatchObject({ gains: 3, xp: 6 * 50, notifications: 3 })
    const tiers = new Map(result.examples.map((example) => [example.display_name, example.tiers]))
    expect(tiers.get('With 4')).toEqual(['bronze', 'silver', 'gold'])
    expect(tiers.get('With 1')).toEqual(['bronze'])
  })

  it('of a new version leaves out its holders', async () => {
    const [old, young] = [await newcomer('Old'), await newcomer('Young')]
    await applyEvents(
      engine,
      [0, 1, 2].map((day) => activity('post_created', { ...old, day })),
    )
    await applyEvents(engine, [activity('post_created', young)])
    await publish(database().sql, community, [{ slug: 'poster', criteria: { counter: 'post_created', gte: 3 } }])
    await sweepNewRules(engine)
    const [row] = await database().sql`select id from achievements where community_id = ${community}`
    const result = await run({ criteria: { counter: 'post_created', gte: 1 }, achievement_id: row?.id })
    expect(result.examples.map(({ display_name }) => display_name)).toEqual(['Young'])
  })

  it('evaluates leaderboards, windows and events as the sweep does, and returns their values', async () => {
    const learner = await newcomer('Wanda')
    await applyEvents(
      engine,
      [0, 3].map((day) => activity('wod_completed', { ...learner, day, hour: 6 })),
    )
    const criteria = {
      all: [
        { within_days: 7, counter: 'wod_completed', gte: 2 },
        { leaderboard: 'xp_all_time', top: 3 },
        { event: 'wod_completed', local_hour: { gte: 5, lt: 8 } },
      ],
    }
    const result = await run({ criteria })
    expect(result.examples.map(({ values }) => values)).toEqual([
      { 'wod_completed in 7 days': 2, 'leaderboard:xp_all_time': 'top 3', event: 'wod_completed' },
    ])
  })

  it('refuses rules that could not be published', () => {
    const xp = 50
    expect(dryRunBody.safeParse({ xp, criteria: { counter: 'no_such_thing', gte: 1 } }).success).toBe(false)
    expect(dryRunBody.safeParse({ xp, criteria: { level: 3 }, tiers: { bronze: 1 } }).success).toBe(false)
    const falling = { xp, criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 3, silver: 2 } }
    expect(dryRunBody.safeParse(falling).error?.issues.map(({ path }) => path)).toEqual([['tiers', 'silver']])
  })

  it('predicts the number of awards, the XP and the learners of the sweep that follows', async () => {
    const { sql } = database()
    for (const [index, history] of fc.sample(anyHistory(25), { numRuns: 12, seed: 11 }).entries()) {
      const learner = await newcomer(`Number ${index}`)
      const events = history.map((event): Activity => ({ ...event, ...learner, id: randomUUID(), content_id: null }))
      await applyEvents(engine, events)
    }
    let number = 0
    let predicted = 0
    await fc.assert(
      fc.asyncProperty(goodCriteria.map(withinReach), async (criteria) => {
        const slug = `rule_${number++}`
        const result = await run({ criteria })
        await publish(sql, community, [{ slug, criteria: Object(criteria) }])
        await sweepNewRules(engine)
        const awarded = await sql<{ user_id: string }[]>`
          select user_id
          from user_achievements join achievements on achievements.id = achievement_id
          where achievements.community_id = ${community} and slug = ${slug}
          order by user_id
        `
        const paid = await sql`
          select coalesce(sum(amount), 0)::int as xp
          from xp_transactions join achievements on 'a' || number = reference
          where achievements.community_id = ${community} and slug = ${slug}
        `
        expect(awarded).toHaveLength(result.gains)
        expect(paid[0]?.xp).toBe(result.xp)
        expect(awarded.slice(0, 10).map(({ user_id }) => user_id)).toEqual(
          result.examples.map(({ user_id }) => user_id),
        )
        predicted += result.gains
      }),
      { numRuns: 80 },
    )
    expect(predicted).toBeGreaterThan(50)
  })
})
