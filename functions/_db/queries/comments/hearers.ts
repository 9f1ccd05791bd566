import type postgres from 'postgres'
import type { ThreadKey } from './thread.ts'

interface Said extends ThreadKey {
  /** Who wrote it. */
  by: string
  /** Usernames. */
  mentioned: readonly string[]
}

/**
 * Who hears of a new comment: members whom it mentions, and those whose achievement it is about or who have written in its thread, if
 * they have read all that they were told of it. Neither its author, nor who has blocked them, nor who wants to see no comments; and nobody
 * if whose achievement it is has blocked them.
 */
export const hearersOf = (
  sql: postgres.Sql,
  { community_id, lineage_id, award_id, award_user_id, by, mentioned }: Said,
) => sql<{ user_id: string; is_mentioned: boolean }[]>`
  select user_id, is_mentioned
  from memberships
  join profiles on profiles.id = user_id
  cross join lateral (select username = any (${[...mentioned]}::text[]) as is_mentioned) as said
  where community_id = ${community_id} and user_id <> ${by} and not comments_hidden
    and not exists (
      select from person_blocks
      where blocked_id = ${by} and person_blocks.user_id in (memberships.user_id, ${award_user_id})
    )
    and (
      is_mentioned
      or (
        (user_id = ${award_user_id} or user_id in (
          select comment.user_id
          from question_comments as comment
          where comment.community_id = ${community_id} and status = 'shown'
            and (lineage_id = ${lineage_id} or (award_user_id = ${award_user_id} and award_id = ${award_id}))
        ))
        and not exists (
          select from notifications
          where notifications.user_id = memberships.user_id and kind = 'comment_answer' and read_at is null
            and payload ->> 'thread_id' = ${lineage_id ?? award_id}
        )
      )
    )
  limit 100
`
