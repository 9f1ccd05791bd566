import type postgres from 'postgres'

export interface PlaceRow {
  at: 'attempts' | 'practice'
  id: string
  number: number
}

/** Where a learner was asked what a comment is about: finished attempts and sessions first, then the latest. */
export const placesOfComment = (sql: postgres.Sql, { user_id, comment }: { user_id: string; comment: string }) => sql<
  PlaceRow[]
>`
  with asked as (
    select questions.id, questions.test_id, questions.test_version, questions.position
    from question_comments as comment
    join questions on questions.lineage_id = comment.lineage_id
    where comment.id = ${comment}
  ),
  places as (
    select
      'attempts' as at, attempts.id, array_position(question_order, asked.position::smallint) as number, status, started_at
    from attempts
    join asked on asked.test_id = attempts.test_id and asked.test_version = attempts.test_version
    where user_id = ${user_id} and status <> 'abandoned' and asked.position::smallint = any (question_order)
    union all
    select 'practice', session.id, array_position(question_ids, asked.id), status, started_at
    from practice_sessions as session
    join asked on asked.id = any (question_ids)
    where user_id = ${user_id} and status <> 'abandoned'
  )
  select at, id, number from places order by status = 'finished' desc, started_at desc limit 5
`

/** Whether there is such a comment in a community of this person. */
export async function isCommentOfMine(
  sql: postgres.Sql,
  { user_id, comment }: { user_id: string; comment: string },
): Promise<boolean> {
  const rows = await sql`
    select
    from question_comments
    join memberships on memberships.community_id = question_comments.community_id
    where question_comments.id = ${comment} and memberships.user_id = ${user_id}
  `
  return rows.length > 0
}
