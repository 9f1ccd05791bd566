import { sql } from 'drizzle-orm'
import type { CompiledRule } from '../../../_domain/rules/ruleset.ts'
import type { Counters } from '../../../_domain/engine/counters.ts'
import type { Streak, StreakKind } from '../../../_domain/streaks/streak.ts'
import type { Transaction } from '../../session.ts'
import type { BoardCutoffs } from './boards.ts'
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
  /** How often it is given: to each as many times as they reach tiers. */
  given: number
  examples: DryRunExample[]
}

/** How many of a community would gain these rules, and the first few of them with what they have. */
export async function countGains(
  tx: Transaction,
  communityId: string,
  rules: CompiledRule[],
  cuts: BoardCutoffs,
  few: number,
) {
  const everyone = { communityId, after: null, last: null }
  const [row] = await tx.execute<DryRunCounts>(sql`
    with
    gain as materialized (${gainsOf(everyone, rules, cuts)}),
    example as (
      select
        gain.user_id, display_name, username, rules, counters, total as xp, level, earned, validated,
        (
          select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'current', current)), '[]')
          from user_streaks
          where user_streaks.user_id = gain.user_id and user_streaks.community_id = ${communityId}
        ) as streaks
      from (select * from gain order by user_id limit ${few}) as gain
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
