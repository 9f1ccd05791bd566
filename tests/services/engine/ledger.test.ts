import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyEvents, type Engine } from '../../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { anyHistory } from '../../domain/achievements/any-history.ts'
import { finish } from '../../support/activities.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'
import { takeAway } from '../../support/revocations.ts'
import { createVeteran } from '../../support/veteran.ts'

describe('the ledger', () => {
  const database = useDatabase()
  let engine: Engine
  let harbor: string
  let perfectionist: string
  beforeAll(async () => {
    const { db, sql } = database()
    engine = { db, rulesets: createRulesets(), now: Date.now }
    const [row] = await sql`select id from communities where slug = 'harbor'`
    harbor = row?.id
    const [rule] = await sql`select id from achievements where pack = 'exam-prep' and slug = 'perfectionist'`
    perfectionist = rule?.id
  })
  const verify = async (user_id: string) =>
    (await verifyLearner(engine.db, engine.rulesets, { user_id, community_id: harbor })).map(({ what }) => what)

  const veteran = async () => (await createVeteran(engine, database().sql)).user_id

  it('verify finds no difference after events of every kind', async () => {
    expect(await verify(await veteran())).toEqual([])
  })

  it('verify finds no difference after concurrent and repeated revocations, and a rebuild changes nothing', async () => {
    const { sql } = database()
    const tests = new Map<string, string>()
    let taken = 0
    await fc.assert(
      fc.asyncProperty(anyHistory(16), fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), async (history, picks) => {
        const who = { user_id: await createPerson(sql, 'Ida'), community_id: harbor }
        const testOf = (name: string) => tests.get(name) ?? tests.set(name, randomUUID()).get(name) ?? null
        const events = history.map(({ content_id, ...event }) => ({
          ...event,
          ...who,
          id: randomUUID(),
          content_id: content_id === null ? null : testOf(content_id),
        }))
        for (const [turn, pick] of picks.entries()) {
          const held = await sql`select achievement_id as id from user_achievements where user_id = ${who.user_id}`
          const id = held[pick % held.length]?.id
          const some = events.slice(turn * 4, turn * 4 + 4)
          await Promise.all([
            ...some.map((event) => applyEvents(engine, [event, ...some])),
            ...(id ? [takeAway(engine, who, id), takeAway(engine, who, id)] : []),
          ])
        }
        const state = () => sql`
          select counters, streaks, total, level, earned, revoked, (
            select json_agg(award order by id) from user_achievements as award where award.user_id = ${who.user_id}
          ) as awards
          from user_counters where user_id = ${who.user_id}
        `
        expect(await verify(who.user_id)).toEqual([])
        const before = await state()
        taken += before[0]?.revoked.length ?? 0
        await rebuildUser(engine.db, who.user_id, Date.now)
        expect(await verify(who.user_id)).toEqual([])
        const sorted = (rows: Awaited<ReturnType<typeof state>>) =>
          rows.map((row) => ({ ...row, earned: row.earned.toSorted(), revoked: row.revoked.toSorted() }))
        expect(sorted(await state())).toEqual(sorted(before))
      }),
      { numRuns: 8 },
    )
    expect(taken).toBeGreaterThan(0)
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
    [
      'achievements revoked',
      (id: string) => database().sql`update user_counters set revoked = '{}' where user_id = ${id}`,
    ],
    [
      'revocations shown',
      (id: string) => database().sql`
      update user_achievements set revoked_at = null, revoked_by = null, revoked_because = null where user_id = ${id}`,
    ],
    ['awards missing', (id: string) => database().sql`update user_counters set earned = '{}' where user_id = ${id}`],
  ] as const)('shows a difference in %s', async (what, tamper) => {
    const user = await veteran()
    await tamper(user)
    expect(await verify(user)).toContain(what)
  })

  it('a rebuild repairs the state from the log with compensating entries, and a second rebuild changes nothing', async () => {
    const { sql } = database()
    const user = await veteran()
    const state = async () => {
      const [row] = await sql`
        select
          counters, total::int, array(select unnest(earned) order by 1) as earned, revoked, (
            select json_agg(json_build_array(revoked_by, revoked_because)) from user_achievements as award
            where award.user_id = ${user} and revoked_at is not null
          ) as taken
        from user_counters where user_id = ${user}
      `
      return row
    }
    const before = await state()
    expect(before).toMatchObject({ revoked: [expect.any(String)], taken: [[user, 'A mistake.']] })
    await sql`
      update user_counters set counters = '{}', streaks = '{}', earned = '{}', revoked = '{}', handed = '{x}'
      where user_id = ${user}
    `
    await sql`
      update user_achievements as award
      set (revoked_at, revoked_by, revoked_because) = (
        select now(), award.user_id, 'Not in the log.' where achievement_id <> ${perfectionist}
      )
      where user_id = ${user}
    `
    await sql`delete from xp_transactions where user_id = ${user} and reason = 'revocation'`
    await sql`update user_streaks set current = 0, longest = 1, freezes = 0 where user_id = ${user}`
    await sql`update user_xp set total = 7, level = 1 where user_id = ${user}`
    await sql`alter table xp_transactions disable trigger xp_transactions_append_only`
    await sql`update xp_transactions set amount = amount + 30 where user_id = ${user} and reason = 'test'`
    await sql`alter table xp_transactions enable trigger xp_transactions_append_only`
    for (let time = 0; time < 2; time++) {
      expect(await rebuildUser(engine.db, user, Date.now)).toBe(1)
      expect(await verify(user)).toEqual([])
    }
    expect(await state()).toEqual(before)
    // What was taken away stays so, though the next event looks at every rule again; also where its row is lost.
    await sql`delete from user_achievements where user_id = ${user} and achievement_id = ${perfectionist}`
    await rebuildUser(engine.db, user, Date.now)
    await applyEvents(engine, [finish({ correct: 25 }, { user_id: user, community_id: harbor, day: 30 })])
    expect((await state())?.revoked).toEqual(before?.revoked)
    expect(
      await sql`select from user_achievements where user_id = ${user} and achievement_id = ${perfectionist}`,
    ).toEqual([])
    expect(await verify(user)).toEqual([])
  })
})
