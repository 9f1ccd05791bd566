import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface FigureRow {
  part: 'day' | 'cohort' | 'cohort_week' | 'step' | 'achievement' | 'topic' | 'earning_week' | 'unlock_week'
  subject: string
  day: string
  learners: number
  amount: number | null
}

export const listFigures = (tx: Transaction, communityId: string) =>
  tx.execute<Pick<FigureRow, keyof FigureRow>>(sql`
    select part, subject, day::text as day, learners, amount
    from private.insight_figures
    where community_id = ${communityId}::uuid and part not in ('rule_before', 'rule_after', 'test_before', 'test_after')
  `)

export interface InsightChangeRow {
  kind: 'rule' | 'test'
  id: string
  name: string
  version: number
  day: string
  before: number
  after: number
  percent_before: number | null
  percent_after: number | null
}

/** Rules and tests that changed, the latest first, with what they came to before and after. */
export const listChanges = (tx: Transaction, communityId: string, limit: number) =>
  tx.execute<Pick<InsightChangeRow, keyof InsightChangeRow>>(sql`
    select
      changed.kind, id, coalesce(achievements.name, tests.title) as name, changed.version, changed.day::text as day,
      changed.before, changed.after, changed.percent_before, changed.percent_after
    from (
      select
        split_part(part, '_', 1) as kind, split_part(subject, ' ', 1)::uuid as id,
        split_part(subject, ' ', 2)::integer as version, day,
        sum(learners) filter (where part like '%before')::integer as before,
        sum(learners) filter (where part like '%after')::integer as after,
        sum(amount) filter (where part like '%before') as percent_before,
        sum(amount) filter (where part like '%after') as percent_after
      from private.insight_figures
      where community_id = ${communityId}::uuid and part in ('rule_before', 'rule_after', 'test_before', 'test_after')
      group by kind, subject, day
    ) as changed
    left join achievements using (id)
    left join tests using (id)
    where coalesce(achievements.name, tests.title) is not null
    order by day desc, name, changed.version desc
    limit ${limit}
  `)

/** When the figures were counted, and on which day of theirs. */
export async function readCountedAt(
  tx: Transaction,
  communityId: string,
): Promise<{ counted_at: string; day: string; version: number } | undefined> {
  const [row] = await tx.execute<{ counted_at: string; day: string; version: number }>(sql`
    select
      to_char(counted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as counted_at,
      (counted_at at time zone 'UTC')::date::text as day,
      version
    from private.insight_counts
    where community_id = ${communityId}::uuid and counted_at is not null
  `)
  return row
}

export interface RiskRow {
  user_id: string
  display_name: string
  rule: 'gone_quiet' | 'not_started' | 'missed_due'
  since: string
}

/** Who was seen last comes first: they are the easiest to reach. Whoever left meanwhile is left out. */
export const listAtRisk = (tx: Transaction, communityId: string, limit: number) =>
  tx.execute<Pick<RiskRow, keyof RiskRow>>(sql`
    select risk.user_id, display_name, rule, since::text as since
    from private.insight_risks as risk
    join memberships using (user_id, community_id)
    join profiles on profiles.id = risk.user_id
    where community_id = ${communityId}::uuid and role = 'student'
    order by risk.since desc, risk.user_id, rule
    limit ${limit}
  `)
