import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface FigureRow {
  part: 'day' | 'cohort' | 'cohort_week' | 'step' | 'achievement' | 'topic'
  subject: string
  day: string
  learners: number
  amount: number | null
}

export const listFigures = (tx: Transaction, communityId: string) =>
  tx.execute<Pick<FigureRow, keyof FigureRow>>(sql`
    select part, subject, day::text as day, learners, amount
    from private.insight_figures
    where community_id = ${communityId}::uuid
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
  rule: 'gone_quiet' | 'not_started'
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
    order by since desc, display_name, risk.user_id
    limit ${limit}
  `)
