import type { EditCommentBody } from '../../_contracts/comments/comments.ts'
import { rewriteComment } from '../../_db/queries/comments/write.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import { isEditable } from '../../_domain/comments/comments.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'
import type { CommentAt } from './thread-at.ts'

/** Changes the words of an own comment within a quarter of an hour, unless somebody decided about it meanwhile. */
export const editComment = <View>(
  context: WithClaims<AttemptServices>,
  { at, comment, body, revision }: CommentAt<View> & EditCommentBody,
): Promise<View> =>
  changeThread(context, at, async (thread) => {
    const found = await findComment(thread, { id: comment, reader: context.claims.sub })
    if (found.user_id !== context.claims.sub)
      throw new DomainError('not_allowed', 'Only who wrote a comment can change its words.')
    if (found.status !== 'shown' || found.revision !== revision)
      throw new DomainError('conflict', 'This comment was changed meanwhile. Look at it again.')
    if (!isEditable(found.created_at, context.now()))
      throw new DomainError('conflict', 'A comment can be edited for 15 minutes. You can delete it and write another.')
    await rewriteComment(thread.sql, { id: comment, body: cleanText(body) })
  })
