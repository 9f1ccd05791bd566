import { beforeAll, beforeEach, expect } from 'vitest'
import { applyEvents, type Engine } from '../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'
import { sweepNewRules } from '../../functions/_services/rules/sweep.ts'
import { useDatabase } from './database.ts'
import { addMember, createCommunity, createPerson } from './people.ts'

export interface Who {
  user_id: string
  community_id: string
}

/** A database that has been swept, a new community for each test, and what it takes to ask what came of a sweep. */
export function useSweeps() {
  const database = useDatabase()
  let made: Engine | undefined
  let id = ''
  beforeAll(async () => {
    made = { db: database().db, rulesets: createRulesets(), now: Date.now }
    await sweepNewRules(made)
  })
  beforeEach(async () => {
    id = await createCommunity(database().sql)
  })
  const engine = () => {
    if (!made) throw new Error('The engine is there from the first test on, not before.')
    return made
  }
  const sql = () => database().sql

  const awardsOf = async ({ user_id, community_id }: Who) => {
    const rows = await sql()<{ slug: string; tier: string | null; version: number; earned: Date }[]>`
      select slug, user_achievements.tier, rule_version as version, earned_at as earned
      from user_achievements join achievements on achievements.id = achievement_id
      where user_id = ${user_id} and user_achievements.community_id = ${community_id}
      order by slug, user_achievements.tier
    `
    return [...rows]
  }

  return {
    sql,
    engine,
    community: () => id,
    newcomer: async (): Promise<Who> => {
      const user_id = await createPerson(sql(), 'Lea Learner')
      await addMember(sql(), id, user_id, 'student')
      return { user_id, community_id: id }
    },
    apply: (events: Parameters<typeof applyEvents>[1]) => applyEvents(engine(), events),
    sweep: () => sweepNewRules(engine()),
    awardsOf,
    slugsOf: async (who: Who) =>
      (await awardsOf(who)).map(({ slug, tier }) => (tier === null ? slug : `${slug}:${tier}`)),
    /** What a learner was told, in no order. */
    toldTo: async ({ user_id }: Who) => {
      const rows = await sql()<{ kind: string; payload: { achievements?: string[] } }[]>`
        select kind, payload from notifications where user_id = ${user_id}
      `
      return rows
        .map(({ kind, payload }) => (payload.achievements ? `${kind} of ${payload.achievements.length}` : kind))
        .toSorted()
    },
    stateOf: async ({ user_id }: Who) => {
      const [row] = await sql()`
        select to_jsonb(user_counters) - 'swept_day' as counters, user_xp.total::int, user_xp.level
        from user_counters join user_xp using (user_id, community_id) where user_id = ${user_id}
      `
      return row
    },
    ledgerIsClean: async () => {
      for await (const difference of verifyAll(engine().db, engine().rulesets)) expect(difference).toBeUndefined()
    },
  }
}
