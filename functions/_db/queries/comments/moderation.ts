import type postgres from 'postgres'
import type { CommentReportReason, CommentStatus } from '../../../_domain/comments/comments.ts'

export interface ModeratedRow {
  id: string
  test: { id: string; title: string } | null
  achievement: string | null
  author: { username: string; display_name: string }
  body: string
  status: CommentStatus
  revision: number
  /** In milliseconds since 1970. */
  created_at: number
  reports: { reason: CommentReportReason; note: string; name: string; created_at: number }[]
}

interface Inbox {
  community_id: string
  show: 'waiting' | 'decided'
  /** Only this one, whatever its state. */
  id?: string | null
}

/** Comments of a community with open reports, or those that are hidden or removed. */
export const moderatedComments = (sql: postgres.Sql, { community_id, show, id = null }: Inbox) => sql<ModeratedRow[]>`
  select
    comment.id, case when tests.id is not null then json_build_object('id', tests.id, 'title', tests.title) end as test,
    achievements.name as achievement,
    json_build_object('username', username, 'display_name', display_name) as author, body, comment.status,
    comment.revision, extract(epoch from comment.created_at)::float8 * 1000 as created_at, reports
  from question_comments as comment
  left join tests on tests.id = comment.test_id
  left join user_achievements as award on award.user_id = award_user_id and award.id = award_id
  left join achievements on achievements.id = award.achievement_id
  join profiles on profiles.id = comment.user_id
  cross join lateral (
    select
      count(*) filter (where settled_at is null) as open, min(report.created_at) as first_at,
      coalesce(json_agg(json_build_object(
        'reason', reason, 'note', note, 'name', reporter.display_name,
        'created_at', extract(epoch from report.created_at)::float8 * 1000
      ) order by report.created_at), '[]') as reports
    from comment_reports as report
    join profiles as reporter on reporter.id = report.user_id
    where comment_id = comment.id
  ) as said
  where comment.community_id = ${community_id}
    and case
      when ${id}::uuid is not null then comment.id = ${id}::uuid
      when ${show} = 'waiting' then open > 0
      else comment.status <> 'shown' and open = 0
    end
  order by first_at nulls last, comment.id
  limit 200
`

interface CommentVerdict {
  id: string
  community_id: string
  revision: number
  status: CommentStatus
  outcome: 'kept' | 'hidden' | 'removed'
  action: string
  reason: string
  by: string
}

/**
 * Decides about a comment that still has this revision, settles its reports and tells the audit log. Returns its test and who had
 * reported it; undefined if it had another revision.
 */
export async function decideComment(
  sql: postgres.Sql,
  { id, community_id, revision, status, outcome, action, reason, by }: CommentVerdict,
): Promise<{ test_id: string | null; reporters: string[] } | undefined> {
  const [decided] = await sql<{ test_id: string | null; reporters: string[] }[]>`
    with decided as (
      update question_comments
      set status = ${status}, revision = revision + 1, decided_by = ${by}, decided_at = now()
      where id = ${id} and community_id = ${community_id} and revision = ${revision}
      returning id, user_id, test_id
    ),
    settled as (
      update comment_reports set outcome = ${outcome}, settled_at = now()
      from decided
      where comment_id = decided.id and settled_at is null
      returning comment_reports.user_id
    ),
    audited as (
      insert into audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
      select
        ${community_id}, ${by}, ${action}, 'comment', id::text, nullif(${reason}, ''), jsonb_build_object('author', user_id)
      from decided
    )
    select test_id, coalesce((select json_agg(user_id) from settled), '[]') as reporters from decided
  `
  return decided
}

/** How many comments of a community have open reports. */
export async function countWaiting(sql: postgres.Sql, community_id: string): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(distinct comment_id)::integer as waiting
    from comment_reports
    where community_id = ${community_id} and settled_at is null
  `
  return row?.waiting ?? 0
}
