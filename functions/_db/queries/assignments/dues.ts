import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** The titles of a community's assignments, the zone of a learner, and when one of the assignments was changed last. */
export async function duesOf(
  tx: Transaction,
  { communityId, userId, now }: { communityId: string; userId: string; now: number },
): Promise<{ titles: ReadonlyMap<string, string>; zone: string; changed_at: number }> {
  const rows = await tx.execute<{ id: string; title: string; changed_at: number }>(sql`
    select id, title, extract(epoch from updated_at)::float8 * 1000 as changed_at
    from assignments
    where community_id = ${communityId} and status = 'published'
  `)
  const [learner] = await tx.execute<{ zone: string }>(sql`
    select
      case
        when next_time_zone_from <= (to_timestamp(${now / 1000}::float8) at time zone next_time_zone)::date then next_time_zone
        else time_zone
      end as zone
    from profiles
    where id = ${userId}
  `)
  return {
    titles: new Map(rows.map(({ id, title }) => [id, title])),
    zone: learner?.zone ?? 'UTC',
    changed_at: Math.max(0, ...rows.map(({ changed_at }) => changed_at)),
  }
}
