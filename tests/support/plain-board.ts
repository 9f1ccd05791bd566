import type postgres from 'postgres'
import type { Board, BoardRow } from '../../functions/_contracts/boards/boards.ts'
import type { Metric } from '../../functions/_domain/boards/board.ts'
import { learnerDay, type LearnerDay, type Zones } from '../../functions/_domain/time/learner-day.ts'
import { newStreak, statusOn } from '../../functions/_domain/streaks/streak.ts'
import { dayBefore } from './windows.ts'

interface Asked {
  reader: string
  metric: Metric
  community: string | null
  now: number
}

interface Member {
  user_id: string
  score: number
  shown: string
  user: BoardRow['user']
}

/** What a reader should see of a board, by looking at everybody; in the order of the board as it is stored for ties. */
export async function plainBoard(sql: postgres.Sql, { reader, metric, community, now }: Asked): Promise<Board> {
  const all = await membersOf(sql, { metric, community, now })
  const on = all.filter(
    ({ score, shown, user_id }) => score > 0 && (community || shown === 'global' || user_id === reader),
  )
  // A reader who did not ask for the global board is not on it; they stand where they got to their score, as of their
  // last activity.
  const order = await sql<{ user_id: string }[]>`
    with
    board as (
      select user_id, reached_at from leaderboard_scores
      where metric = ${metric} and community_id = ${community ?? '00000000-0000-0000-0000-000000000000'}
    )
    select user_id
    from (
      select user_id, reached_at from board
      union all
      select user_id, max(updated_at)
      from user_counters join memberships using (user_id, community_id)
      where user_id = ${reader}
        and ${community ? sql`community_id = ${community}` : sql`true`}
        and not exists (select from board where user_id = ${reader})
      group by user_id
    ) as placed
    order by reached_at, user_id
  `
  const place = new Map(order.map(({ user_id }, index) => [user_id, index]))
  const listed = on
    .filter(({ shown, user_id }) => user_id === reader || shown === 'global' || (community && shown === 'community'))
    .toSorted((a, b) => b.score - a.score || (place.get(a.user_id) ?? 0) - (place.get(b.user_id) ?? 0))
  const rows = listed.map(({ user_id, score, user }): BoardRow => ({
    rank: 1 + on.filter((other) => other.score > score).length,
    score,
    user,
    me: user_id === reader,
  }))
  const mine = rows.findIndex(({ me }) => me)
  const own = rows[mine]
  return {
    metric,
    scope: community ? 'community' : 'global',
    as_of: null,
    members: on.length,
    listed: all.some(
      ({ user_id, shown }) => user_id === reader && (shown === 'global' || (community && shown === 'community')),
    ),
    top: rows.slice(0, 10),
    me: own
      ? {
          rank: own.rank,
          score: own.score,
          percentile: Math.ceil((100 * own.rank) / on.length),
          above: rows.slice(Math.max(0, mine - 2), mine),
          below: rows.slice(mine + 1, mine + 3),
        }
      : null,
  }
}

/** Everybody's score, over all their communities where none is named. */
async function membersOf(sql: postgres.Sql, { metric, community, now }: Omit<Asked, 'reader'>): Promise<Member[]> {
  const rows = await sql<
    { user_id: string; community_id: string; zones: Zones; shown: string; user: BoardRow['user'] }[]
  >`
    select
      user_id, community_id, leaderboard as shown,
      json_build_object(
        'time_zone', time_zone, 'next_time_zone', next_time_zone, 'next_time_zone_from', next_time_zone_from,
        'cut_short', cut_short
      ) as zones,
      json_build_object('username', username, 'display_name', display_name, 'public', visibility = 'public') as user
    from memberships join profiles on profiles.id = user_id
    where ${community ? sql`community_id = ${community}` : sql`true`}
  `
  const members = new Map<string, Member>()
  for (const { user_id, community_id, zones, shown, user } of rows) {
    const score = await scoreOf(
      sql,
      metric,
      sql`user_id = ${user_id} and community_id = ${community_id}`,
      learnerDay(zones, new Date(now)),
    )
    const before = members.get(user_id)?.score ?? 0
    const together = metric.startsWith('streak') ? Math.max(before, score) : before + score
    members.set(user_id, { user_id, score: together, shown, user })
  }
  return [...members.values()]
}

async function scoreOf(
  sql: postgres.Sql,
  metric: Metric,
  mine: postgres.PendingQuery<postgres.Row[]>,
  { local_date: today, forgiven }: LearnerDay,
) {
  const ledger = await sql<{ amount: number; day: string }[]>`
    select amount, local_date::text as day from xp_transactions where ${mine}
  `
  const paid = (since: string) => ledger.filter(({ day }) => day > since).reduce((sum, { amount }) => sum + amount, 0)
  const [streak = newStreak()] = await sql<ReturnType<typeof newStreak>[]>`
    select current, longest, last_day::text, freezes, days_to_freeze, protected_day::text, bonus_day::text
    from user_streaks where ${mine} and kind = 'learning'
  `
  const count = async (rows: postgres.PendingQuery<postgres.Row[]>) => (await rows).length
  switch (metric) {
    case 'xp_all_time':
      return paid('')
    case 'xp_weekly':
      return paid(dayBefore(today, 7))
    case 'xp_monthly':
      return paid(dayBefore(today, 30))
    case 'streak_current':
      return statusOn(streak, today, { forgiven }).current
    case 'streak_longest':
      return streak.longest
    case 'completed':
      return count(sql`select from activity_events where ${mine} and type in ('test_completed', 'scenario_completed')`)
    case 'achievements':
      return count(sql`select from user_achievements where ${mine} and revoked_at is null`)
  }
}
