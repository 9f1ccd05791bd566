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

/** What a comment in a community of this person is about: of an achievement, whose. */
export async function findSubject(sql: postgres.Sql, { user_id, comment }: { user_id: string; comment: string }) {
  const [row] = await sql<{ award: { username: string; award: string } | null }[]>`
    select case when award_id is not null then json_build_object('username', holder.username, 'award', award_id) end as award
    from question_comments as comment
    join memberships on memberships.community_id = comment.community_id
    left join profiles as holder on holder.id = award_user_id
    where comment.id = ${comment} and memberships.user_id = ${user_id}
  `
  return row
}
