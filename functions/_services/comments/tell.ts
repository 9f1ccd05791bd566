import type { Connection } from '../../_db/client.ts'
import type { CommentSubject } from '../../_db/queries/comments/thread.ts'
import { hearersOf } from '../../_db/queries/comments/hearers.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { mentionedIn } from '../../_domain/comments/mentions.ts'

interface WrittenComment extends CommentSubject {
  id: string
  user_id: string
  body: string
}

/** Tells those whom a new comment mentions, and those who have written in its thread. Who has blocked its author hears nothing. */
export async function tellOfComment(sql: Connection['sql'], written: WrittenComment, now: number) {
  const { id, community_id, test_id, lineage_id, award_id, user_id: by, body } = written
  const hearers = await hearersOf(sql, { ...written, by, mentioned: mentionedIn(body) })
  if (hearers.length === 0) return
  await tell(
    sql,
    hearers.map(({ user_id, is_mentioned }) => ({
      ...{ id: uuid7(now), user_id, community_id },
      kind: is_mentioned ? ('comment_mention' as const) : ('comment_answer' as const),
      payload: { comment_id: id, test_id, thread_id: lineage_id ?? award_id, by },
    })),
  )
  await wakeLearners(
    sql,
    hearers.map(({ user_id }) => user_id),
  )
}
