import { sql } from 'drizzle-orm'
import type { CompiledRule } from '../../../_domain/rules/ruleset.ts'
import type { Counters } from '../../../_domain/engine/counters.ts'
import type { Streak, StreakKind } from '../../../_domain/streaks/streak.ts'
import type { Transaction } from '../../session.ts'
import type { BoardCutoffs } from './board-cutoffs.ts'
import { gainsOf } from './gains.ts'

export interface DryRunExample extends Record<string, unknown> {
  user_id: string
  display_name: string
  username: string
  rules: string[]
  counters: Counters
  streaks: (Pick<Streak, 'current'> & { kind: StreakKind })[]
  xp: number
  level: number
  earned: string[]
  validated: string[]
}

export interface DryRunCounts extends Record<string, unknown> {
  gains: number
  /** The number of awards: a learner gains each tier that they reach. */
  given: number
  examples: DryRunExample[]
}

/** How many learners of a community would gain these rules, and the first few of them with their state. */
export async function countGains(
  tx: Transaction,
  communityId: string,
  rules: CompiledRule[],
  cutoffs: BoardCutoffs,
  limit: number,
) {
  const all = { communityId, after: null, last: null }
  const [row] = await tx.execute<DryRunCounts>(sql`
    with
    gain as materialized (${gainsOf(all, rules, cutoffs)}),
    example as (
      select
        gain.user_id, display_name, username, rules, counters, total as xp, level, earned, validated,
        (
          select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'current', current)), '[]')
          from user_streaks
          where user_streaks.user_id = gain.user_id and user_streaks.community_id = ${communityId}
        ) as streaks
      from (select * from gain order by user_id limit ${limit}) as gain
      join profiles on profiles.id = gain.user_id
      join user_counters on user_counters.user_id = gain.user_id and user_counters.community_id = ${communityId}
      order by gain.user_id
    )
    select
      (select count(*)::integer from gain) as gains,
      (select coalesce(sum(cardinality(rules)), 0)::integer from gain) as given,
      (select coalesce(jsonb_agg(to_jsonb(example)), '[]') from example) as examples
  `)
  return row ?? { gains: 0, given: 0, examples: [] }
}
