import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyEvents, type Engine } from '../../functions/_services/events/apply.ts'
import { createRulesets } from '../../functions/_services/events/rulesets.ts'
import { rebuildUser } from '../../functions/_services/ledger/rebuild.ts'
import { verifyLearner } from '../../functions/_services/ledger/verify.ts'
import { activity, finish } from '../support/activities.ts'
import { useDatabase } from '../support/database.ts'
import { createPerson } from '../support/people.ts'

describe('the ledger', () => {
  const database = useDatabase()
  let engine: Engine
  let harbor: string
  beforeAll(async () => {
    const { db, sql } = database()
    engine = { db, rulesets: createRulesets(), now: Date.now }
    const [row] = await sql`select id from communities where slug = 'harbor'`
    harbor = row?.id
  })
  const verify = async (user_id: string) =>
    (await verifyLearner(engine.db, engine.rulesets, { user_id, community_id: harbor })).map(({ what }) => what)

  /** Somebody with three weeks behind them: tests again and again, lessons, a gap, a freeze. */
  const veteran = async () => {
    const user_id = await createPerson(database().sql, 'Vera Veteran')
    const who = { user_id, community_id: harbor }
    const tests = [randomUUID(), randomUUID()]
    const events = Array.from({ length: 40 }, (_, index) => {
      const day = index >> 1 > 9 ? (index >> 1) + 2 : index >> 1
      return index % 3 === 0
        ? activity('wod_completed', { ...who, day, dims: { difficulty: 'hard' }, metrics: { minutes: 20 } })
        : finish(
            { correct: 10 + (index % 16), mode: index % 4 ? 'exam' : 'practice' },
            { ...who, day, content_id: tests[index % 2] },
          )
    })
    await applyEvents(engine, events)
    return user_id
  }

  it('is what the log says, whatever was done', async () => {
    expect(await verify(await veteran())).toEqual([])
  })

  it.each([
    [
      'counters',
      (id: string) =>
        database()
          .sql`update user_counters set counters = jsonb_set(counters::jsonb, '{test_completed,0}', '999')::json where user_id = ${id}`,
    ],
    ['streaks shown', (id: string) => database().sql`update user_streaks set current = 1 where user_id = ${id}`],
    ['streaks', (id: string) => database().sql`update user_counters set streaks = '{}' where user_id = ${id}`],
    ['XP', (id: string) => database().sql`update user_xp set total = total + 1 where user_id = ${id}`],
    [
      'paid for work',
      (id: string) => database().sql`
      delete from xp_transactions where user_id = ${id} and id in (select id from xp_transactions where reason = 'test' and user_id = ${id} limit 1)`,
    ],
    [
      'achievements held',
      (id: string) => database().sql`
      delete from user_achievements where user_id = ${id} and achievement_id = (select id from achievements where slug = 'test_rookie')`,
    ],
    [
      'milestones handed in',
      (id: string) => database().sql`update user_counters set handed = '{x}' where user_id = ${id}`,
    ],
    ['awards missing', (id: string) => database().sql`update user_counters set earned = '{}' where user_id = ${id}`],
  ] as const)('shows a difference in %s', async (what, tamper) => {
    const user = await veteran()
    await tamper(user)
    expect(await verify(user)).toContain(what)
  })

  it('is repaired by a rebuild: from the log, with compensating entries, and clean afterwards, however often', async () => {
    const { sql } = database()
    const user = await veteran()
    const [before] =
      await sql`select counters, total::int, array(select unnest(earned) order by 1) as earned from user_counters where user_id = ${user}`
    await sql`update user_counters set counters = '{}', streaks = '{}', earned = '{}', handed = '{x}' where user_id = ${user}`
    await sql`update user_streaks set current = 0, longest = 1, freezes = 0 where user_id = ${user}`
    await sql`update user_xp set total = 7, level = 1 where user_id = ${user}`
    await sql`alter table xp_transactions disable trigger xp_transactions_append_only`
    await sql`update xp_transactions set amount = amount + 30 where user_id = ${user} and reason = 'test'`
    await sql`alter table xp_transactions enable trigger xp_transactions_append_only`
    for (let time = 0; time < 2; time++) {
      expect(await rebuildUser(engine.db, user, Date.now)).toBe(1)
      expect(await verify(user)).toEqual([])
    }
    const [after] =
      await sql`select counters, total::int, array(select unnest(earned) order by 1) as earned from user_counters where user_id = ${user}`
    expect(after).toEqual(before)
  })
})
