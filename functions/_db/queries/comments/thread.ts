import type postgres from 'postgres'
import type { CommentStatus } from '../../../_domain/comments/comments.ts'

/** A thread is of a question, or of an achievement that somebody holds. */
export interface ThreadKey {
  community_id: string
  lineage_id: string | null
  award_id: string | null
  award_user_id: string | null
}

export interface CommentSubject extends ThreadKey {
  /** Null: it is no question. */
  test_id: string | null
}

export interface CommentRow {
  id: string
  user_id: string
  username: string
  display_name: string
  /** null: no member any more. */
  role: string | null
  body: string
  status: CommentStatus
  revision: number
  /** In milliseconds since 1970. */
  created_at: number
  edited_at: number | null
  endorsed: boolean
  helpful: number
  thanks: number
  my_helpful: boolean
  my_thanks: boolean
  is_reported: boolean
  outcome: 'kept' | 'hidden' | 'removed' | null
}

/**
 * A thread as this member may see it: comments that are shown, own ones, and what they reported. Whom they have blocked is left out, and
 * below an achievement also whom its holder has blocked.
 */
export const commentsOf = (
  sql: postgres.Sql,
  { community_id, lineage_id, award_id, award_user_id }: ThreadKey,
  readerId: string,
) => sql<CommentRow[]>`
  select
    comment.id, comment.user_id, username, display_name, role, body, status, comment.revision, endorsed_at is not null as endorsed,
    extract(epoch from comment.created_at)::float8 * 1000 as created_at,
    extract(epoch from edited_at)::float8 * 1000 as edited_at,
    helpful, thanks, my_helpful, my_thanks, report.comment_id is not null as is_reported, outcome
  from question_comments as comment
  join profiles on profiles.id = comment.user_id
  left join memberships on memberships.user_id = comment.user_id and memberships.community_id = comment.community_id
  left join comment_reports as report on report.comment_id = comment.id and report.user_id = ${readerId}
  cross join lateral (
    select
      (count(*) filter (where kind = 'helpful'))::integer as helpful,
      (count(*) filter (where kind = 'thanks'))::integer as thanks,
      coalesce(bool_or(kind = 'helpful' and user_id = ${readerId}), false) as my_helpful,
      coalesce(bool_or(kind = 'thanks' and user_id = ${readerId}), false) as my_thanks
    from comment_reactions
    where comment_id = comment.id
  ) as reactions
  where comment.community_id = ${community_id}
    and (lineage_id = ${lineage_id} or (award_user_id = ${award_user_id} and award_id = ${award_id}))
    and not exists (
      select from person_blocks as block
      where block.blocked_id = comment.user_id
        and (block.user_id = ${readerId} or (block.user_id = award_user_id and comment.user_id <> ${readerId}))
    )
    and (status = 'shown' or comment.user_id = ${readerId} or report.comment_id is not null)
  order by endorsed_at is null, comment.created_at, comment.id
  limit 200
`

interface Standing {
  teaches: boolean
  open: boolean
  off: boolean
  /** null: not muted. In milliseconds since 1970. */
  muted_until: number | null
  muted_for: string | null
}

/** What a member may do in a thread; undefined for who is no member. */
export async function standingIn(
  sql: postgres.Sql,
  { community_id, user_id }: { community_id: string; user_id: string },
) {
  const [row] = await sql<Standing[]>`
    select
      role <> 'student' as teaches, closed_at is null as open, comments_off as off, reason as muted_for,
      extract(epoch from until)::float8 * 1000 as muted_until
    from memberships
    join communities on communities.id = memberships.community_id
    left join mutes
      on mutes.community_id = memberships.community_id and mutes.user_id = memberships.user_id and until > now()
    where memberships.community_id = ${community_id} and memberships.user_id = ${user_id}
  `
  return row
}

/** Those of these usernames whose profile anybody may see, of members of this community. */
export async function shownProfiles(
  sql: postgres.Sql,
  { community_id, usernames }: { community_id: string; usernames: readonly string[] },
): Promise<string[]> {
  const rows = await sql<{ username: string }[]>`
    select username
    from memberships
    join profiles on profiles.id = user_id
    where community_id = ${community_id} and visibility = 'public' and username = any (${[...usernames]}::text[])
  `
  return rows.map(({ username }) => username)
}
