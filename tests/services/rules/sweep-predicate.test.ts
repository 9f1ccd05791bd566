import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadRules } from '../../../functions/_db/queries/engine/rules.ts'
import { withService } from '../../../functions/_db/session.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { METRICS } from '../../../functions/_domain/boards/board.ts'
import type { Criteria, CriteriaValue } from '../../../functions/_domain/rules/criteria.ts'
import type { Ruleset } from '../../../functions/_domain/rules/ruleset.ts'
import { refreshBoards } from '../../../functions/_services/boards/refresh.ts'
import { applyEvents, type Engine } from '../../../functions/_services/engine/apply.ts'
import { compile, createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { findAllGains } from '../../../functions/_services/rules/find-gains.ts'
import { anyHistory } from '../../domain/achievements/any-history.ts'
import { DAY, dayOf } from '../../support/activities.ts'
import { goodCriteria, withinReach, type CriteriaJson } from '../../support/criteria.ts'
import { useDatabase } from '../../support/database.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { ruleOf } from '../../support/packs.ts'
import { publish, publishMilestone } from '../../support/publish.ts'
import { takeAway } from '../../support/revocations.ts'
import { createWorld, type World } from '../../support/world.ts'

/** Some days after the histories. */
const NOW = Date.UTC(2026, 1, 6, 20)
const LEARNERS = 30

const gte = (max: number) => fc.integer({ min: 1, max })

/** What only the log can tell, and what the generator has no word for. */
const more: fc.Arbitrary<Criteria> = fc.oneof(
  fc.record({
    within_days: gte(12),
    counter: fc.constantFrom(
      'wod_completed',
      'test_completed',
      'test_completed@mode=exam',
      'test_completed@category=network,mode=exam,perfect=true',
      'scenario_completed@perfect=true',
      'scenario_completed@perfect=false',
      'post_created',
    ),
    gte: gte(6),
  }),
  fc.record({
    within_days: gte(12),
    counter: fc.constantFrom(
      'test_completed:questions:sum',
      'test_completed:questions:sum@mode=practice',
      'test_completed:score:max@mode=exam',
      'test_completed:score:min',
      'course_completed:days:min',
      'study_session:minutes:max',
      'vocabulary_learned:words:sum',
    ),
    gte: gte(150),
  }),
  fc.record({
    leaderboard: fc.constantFrom(
      'xp_all_time',
      'xp_weekly',
      'xp_monthly',
      'streak_current',
      'streak_longest',
      'completed',
      'achievements',
    ),
    top: gte(12),
  }),
  fc.record({
    leaderboard: fc.constantFrom('xp_all_time', 'xp_monthly', 'streak_current', 'streak_longest', 'completed'),
    percentile: fc.constantFrom(1, 12.5, 20, 50, 100),
  }),
  fc.record({ counter: fc.constant('run:perfect'), gte: gte(3) }),
  fc.record({ counter: fc.constant('test_completed:questions:sum'), by: fc.constant('category'), gte: gte(600) }),
  fc.record({ counter: fc.constant('test_completed:score:min'), by: fc.constant('category'), lte: gte(40) }),
  fc.record({
    counter: fc.constant('test_completed@mode=exam,perfect=true'),
    by: fc.constant('category'),
    gte: gte(3),
  }),
  fc.record({ counter: fc.constant('scenario_completed'), by: fc.constant('difficulty'), gte: gte(3) }),
  fc.record({
    event: fc.constantFrom('test_completed', 'scenario_completed', 'lesson_completed'),
    where: fc.dictionary(
      fc.constantFrom('mode', 'perfect', 'difficulty', 'score', 'minutes', 'previous_score', 'kettle'),
      fc.oneof(
        fc.constantFrom('exam', 'hard', true, false, 50, 100),
        fc.record(
          {
            gte: gte(100),
            lte: gte(100),
            eq: fc.constantFrom<CriteriaValue>('exam', true, 100, 25),
            in: fc.constant<CriteriaValue[]>(['exam', 'easy', true, 100]),
          },
          { requiredKeys: [] },
        ),
      ),
      { maxKeys: 2 },
    ),
    local_hour: fc.constantFrom({ gte: 0, lt: 24 }, { gte: 5, lt: 9 }, { gte: 22, lt: 24 }),
  }),
)

const anyCriteria = fc
  .oneof(
    goodCriteria.map((json): Criteria => asCriteria(withinReach(json))),
    more,
    fc.array(more, { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
    fc.array(more, { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
  )
  .map((criteria): Criteria => criteria)

function asCriteria(json: CriteriaJson): Criteria {
  // Made as the grammar has it, which only the generator knows.
  const criteria: Criteria = JSON.parse(JSON.stringify(json))
  return criteria
}

describe('the SQL of a sweep', () => {
  const database = useDatabase()
  let engine: Engine
  let community: string
  let world: World

  beforeAll(async () => {
    const { db, sql } = database()
    engine = { db, rulesets: createRulesets(), now: () => NOW }
    community = await createCommunity(sql)
    await publish(sql, community, [
      { slug: 'first_steps', criteria: { counter: 'test_completed', gte: 1 } },
      { slug: 'page_one', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 1, silver: 3 } },
    ])
    await publishMilestone(sql, community, 'gate-one', { counter: 'wod_completed', gte: 2 })
    const tests = new Map<string, string>()
    const testOf = (name: string) => tests.get(name) ?? tests.set(name, randomUUID()).get(name) ?? null
    const histories = fc.sample(anyHistory(40), { numRuns: LEARNERS, seed: 7 })
    for (const [index, history] of histories.entries()) {
      const user_id = await createPerson(sql, 'Lea Learner')
      // Some have left: they keep what they have, and are on no board.
      if (index % 10 !== 9) await addMember(sql, community, user_id, 'student')
      if (index % 3 === 0) await sql`update profiles set time_zone = 'Pacific/Auckland' where id = ${user_id}`
      // Each ends some days before now, so that of their streaks some have broken and some have not.
      const last =
        history
          .map(({ local_date }) => local_date)
          .toSorted()
          .at(-1) ?? dayOf(0)
      const later = Math.round((Date.parse(dayOf(30)) - Date.parse(last)) / DAY) - (index % 7)
      const events = history.map((event): Activity => ({
        ...event,
        id: randomUUID(),
        user_id,
        community_id: community,
        occurred_at: event.occurred_at + later * DAY,
        local_date: new Date(Date.parse(event.local_date) + later * DAY).toISOString().slice(0, 10),
        content_id: event.content_id === null ? null : testOf(event.content_id),
      }))
      await applyEvents(engine, events)
    }
    const bronze = await sql<{ user_id: string; achievement_id: string }[]>`
      select user_id, achievement_id from user_achievements where community_id = ${community} and tier = 'bronze'
    `
    for (const { user_id, achievement_id } of bronze)
      await takeAway(engine, { user_id, community_id: community }, achievement_id, 'bronze')
    await sql`update user_streaks set protected_day = last_day + 1 where community_id = ${community} and freezes = 1`
    world = await createWorld(sql, community, NOW)
  })

  const rulesetWith = async (criteria: Criteria[]): Promise<Ruleset> => {
    const row = await database().db.withConnection(({ sql }) => loadRules(sql, community))
    if (!row) throw new Error('The community is there.')
    const rules = criteria.map((criteria, index) =>
      ruleOf({ id: `rule ${index}`, pack: 'custom', slug: `rule_${index}`, criteria, xp: 50 }),
    )
    return compile({ ...row, tests: { network: 2, security: 3 }, rules: [...row.rules, ...rules] })
  }

  const findAll = async (criteria: Criteria[], only?: string) => {
    const { rules } = await rulesetWith(criteria)
    const asked = rules.filter(({ id }) => id.startsWith('rule '))
    const page = { communityId: community, after: null, last: null, only }
    const gains = await withService(engine.db, (tx) => findAllGains(tx, { page, rules: asked, now: NOW }))
    return { asked, found: new Map(gains.map(({ user_id, rules }) => [user_id, rules])) }
  }

  it('the SQL finds the same gains as evaluating every learner, event by event and day by day', async () => {
    const answers = { yes: 0, no: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(anyCriteria, { minLength: 20, maxLength: 20, size: 'max' }), async (criteria) => {
        const { asked, found } = await findAll(criteria)
        for (const { user_id, holds } of world.people)
          for (const rule of asked) {
            const expected = holds(rule.condition)
            answers[expected ? 'yes' : 'no']++
            expect(found.get(user_id)?.includes(rule.id) ?? false, JSON.stringify(rule.criteria)).toBe(expected)
          }
      }),
      { numRuns: 15 },
    )
    // A property over rules that nobody ever meets, or everybody does, would say little.
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(1000)
  })

  it('for one learner, the refreshed counts of boards give the same gains as reading whole boards', async () => {
    while ((await refreshBoards(engine)).more);
    const places = METRICS.flatMap((leaderboard): Criteria[] => [
      { leaderboard, top: 1 },
      { leaderboard, top: 7 },
      { leaderboard, percentile: 12.5 },
      { leaderboard, percentile: 50 },
    ])
    // Each is asked about a fourth of them.
    for (const part of [0, 1, 2, 3]) {
      const some = places.filter((_, at) => (at + (at >> 2)) % 4 === part)
      const { found } = await findAll(some)
      expect(found.size).toBeGreaterThan(5)
      for (const { user_id } of world.people.filter((_, at) => at % 4 === part)) {
        const alone = await findAll(some, user_id)
        expect([...alone.found]).toEqual(found.has(user_id) ? [[user_id, found.get(user_id)]] : [])
      }
    }
  })

  it('the SQL finds no gain in a rule that is held or was revoked', async () => {
    const { rules } = await rulesetWith([])
    const held = rules.filter(({ effect }) => effect.kind === 'achievement')
    const page = { communityId: community, after: null, last: null }
    expect(await withService(engine.db, (tx) => findAllGains(tx, { page, rules: held, now: NOW }))).toEqual([])
  })
})
