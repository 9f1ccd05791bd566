import type postgres from 'postgres'
import type { CommentReportReason, CommentStatus, Reaction } from '../../../_domain/comments/comments.ts'
import type { CommentSubject, ThreadKey } from './thread.ts'

interface NewComment extends CommentSubject {
  id: string
  user_id: string
  body: string
}

export const insertComment = (
  sql: postgres.Sql,
  { id, community_id, test_id, lineage_id, award_id, award_user_id, user_id, body }: NewComment,
) => sql`
  insert into question_comments (id, community_id, test_id, lineage_id, award_id, award_user_id, user_id, body)
  values (${id}, ${community_id}, ${test_id}, ${lineage_id}, ${award_id}, ${award_user_id}, ${user_id}, ${body})
`

export interface FoundComment {
  id: string
  user_id: string
  status: CommentStatus
  revision: number
  /** In milliseconds since 1970. */
  created_at: number
  test_id: string | null
  endorsed: boolean
}

/** A comment of this thread. Nobody changes it until the transaction ends. */
export async function lockComment(
  sql: postgres.Sql,
  { id, community_id, lineage_id, award_id, award_user_id }: ThreadKey & { id: string },
): Promise<FoundComment | undefined> {
  const [row] = await sql<FoundComment[]>`
    select
      id, user_id, status, revision, extract(epoch from created_at)::float8 * 1000 as created_at, test_id,
      endorsed_at is not null as endorsed
    from question_comments
    where id = ${id} and community_id = ${community_id}
      and (lineage_id = ${lineage_id} or (award_user_id = ${award_user_id} and award_id = ${award_id}))
    for update
  `
  return row
}

/** What an instructor endorsed were other words. */
export const rewriteComment = (sql: postgres.Sql, { id, body }: { id: string; body: string }) => sql`
  update question_comments
  set body = ${body}, edited_at = now(), revision = revision + 1, endorsed_at = null, endorsed_by = null
  where id = ${id}
`

export const deleteComment = (sql: postgres.Sql, id: string) => sql`delete from question_comments where id = ${id}`

export const endorseComment = (sql: postgres.Sql, { id, by }: { id: string; by: string | null }) => sql`
  update question_comments
  set endorsed_by = ${by}::uuid, endorsed_at = case when ${by}::uuid is null then null else coalesce(endorsed_at, now()) end
  where id = ${id}
`

interface NewReactions {
  comment_id: string
  community_id: string
  user_id: string
  kinds: readonly Reaction[]
}

/** A person's reactions on a comment, in place of those before. */
export async function putReactions(sql: postgres.Sql, { comment_id, community_id, user_id, kinds }: NewReactions) {
  await sql`
    delete from comment_reactions
    where comment_id = ${comment_id} and user_id = ${user_id} and kind <> all (${[...kinds]}::text[])
  `
  await sql`
    insert into comment_reactions (comment_id, user_id, kind, community_id)
    select ${comment_id}, ${user_id}, kind, ${community_id} from unnest(${[...kinds]}::text[]) as kind
    on conflict do nothing
  `
}

interface NewCommentReport {
  comment_id: string
  community_id: string
  user_id: string
  reason: CommentReportReason
  note: string
}

/** Adds a report, or changes the reporter's open one. What was decided stays. Returns how many reports are open. */
export async function putCommentReport(
  sql: postgres.Sql,
  { comment_id, community_id, user_id, reason, note }: NewCommentReport,
): Promise<number> {
  await sql`
    insert into comment_reports (comment_id, user_id, community_id, reason, note)
    values (${comment_id}, ${user_id}, ${community_id}, ${reason}, ${note})
    on conflict (comment_id, user_id) do update
    set reason = excluded.reason, note = excluded.note
    where comment_reports.settled_at is null
  `
  const [row] = await sql<{ open: number }[]>`
    select count(*)::integer as open from comment_reports where comment_id = ${comment_id} and settled_at is null
  `
  return row?.open ?? 0
}

export const hideComment = (sql: postgres.Sql, id: string) => sql`
  update question_comments set status = 'hidden', revision = revision + 1 where id = ${id} and status = 'shown'
`
