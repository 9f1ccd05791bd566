import type postgres from 'postgres'

interface AttemptsWithConfidence {
  user_id: string
  /** By its slug. */
  community: string
  /** How many finished attempts are looked at, the latest first. */
  latest: number
  /** How a stored response says that its learner said how sure they are. */
  notes: readonly string[]
}

/** Of a learner's latest finished attempts those in which they said how sure they were. Hurried ones say nothing about that. */
export const attemptsWithConfidence = (
  sql: postgres.Sql,
  { user_id, community, latest, notes }: AttemptsWithConfidence,
) => sql<{ id: string }[]>`
  with latest as materialized (
    select attempts.id
    from attempts
    join communities on communities.id = attempts.community_id
    where user_id = ${user_id} and communities.slug = ${community}
      and status = 'finished' and uncounted is distinct from 'too_fast'
    order by finished_at desc, attempts.id desc
    limit ${latest}
  )
  select attempts.id
  from latest
  join attempts on attempts.user_id = ${user_id} and attempts.id = latest.id
  where exists (
    select from json_array_elements(responses) as response
    where response ->> 2 = any(${[...notes]}::text[])
  )
`
