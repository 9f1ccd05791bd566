import { sql, type SQL } from 'drizzle-orm'

/**
 * How many members of a board have more than a score, as a value: the sum of the counts to the right of the score within its
 * block on each level, and of all to the right on the last one. Written into the statement that asks, since a function of the
 * database would take three times as long.
 */
export const membersAbove = (board: SQL, metric: string, score: SQL): SQL => sql`(
  select coalesce(sum(above.members), 0)
  from generate_series(0, 5) as place (level)
  cross join lateral (
    select sum(members) as members
    from private.leaderboard_counts
    where community_id = ${board}
      and metric = ${metric}
      and leaderboard_counts.level = place.level
      and bucket > ${score}::bigint >> (5 * place.level)
      and bucket <= case
        when place.level < 5 then (${score}::bigint >> (5 * place.level)) | 31
        else 9223372036854775807
      end
    -- Each level by its own part of the index.
    offset 0
  ) as above
)`
