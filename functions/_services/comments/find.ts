import { standingIn } from '../../_db/queries/comments/thread.ts'
import { lockComment, type FoundComment } from '../../_db/queries/comments/write.ts'
import type { Connection } from '../../_db/client.ts'
import { withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { WithClaims } from '../context.ts'
import type { TakenPlace, TakenQuestion } from '../practice/find-taken.ts'
import { findDiscussed } from './find-discussed.ts'
import { toThread } from './read-thread.ts'

interface OpenThread {
  sql: Connection['sql']
  question: TakenQuestion
  teaches: boolean
}

/** What who is muted may still do: report, and delete what they wrote. */
interface Change {
  isForMuted?: boolean
}

/** Changes the thread of a question that the caller has answered, and reads it again. Nobody does in an archived community. */
export async function changeThread(
  context: WithClaims<AttemptServices>,
  place: TakenPlace,
  change: (thread: OpenThread) => Promise<unknown>,
  { isForMuted = false }: Change = {},
) {
  const question = await findDiscussed(context, place)
  await withService(context.db, async (_, sql) => {
    const standing = await standingIn(sql, { community_id: question.community_id, user_id: context.claims.sub })
    if (!standing) throw notFound('question')
    if (!standing.open)
      throw new DomainError(
        'community_closed',
        'This community is archived: what was said stays, and nobody adds to it.',
      )
    if (standing.off) throw new DomainError('comments_off', 'Comments are switched off in this community.')
    if (standing.muted_until !== null && !isForMuted)
      throw new DomainError(
        'muted',
        `You cannot write here until ${instant(standing.muted_until)}: ${standing.muted_for}`,
      )
    await change({ sql, question, teaches: standing.teaches })
  })
  return toThread(context, question)
}

/** A comment of this thread that the caller sees; of others only those that are shown. */
export async function findComment(
  { sql, question }: OpenThread,
  { id, reader }: { id: string; reader: string },
): Promise<FoundComment> {
  const found = await lockComment(sql, { id, ...question })
  if (!found || (found.status !== 'shown' && found.user_id !== reader)) throw notFound('comment')
  return found
}
