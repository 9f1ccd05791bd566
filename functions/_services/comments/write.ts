import type { CommentBody } from '../../_contracts/comments/comments.ts'
import { insertComment } from '../../_db/queries/comments/write.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread } from './find.ts'
import { tellOfComment } from './tell.ts'
import type { ThreadAt } from './thread-at.ts'

/** Says something in a thread, and tells who is mentioned, has written there before, or whom it is about. */
export const writeComment = <View>(
  context: WithClaims<AttemptServices>,
  { at, body }: { at: ThreadAt<View> } & CommentBody,
): Promise<View> =>
  changeThread(context, at, async ({ sql, subject }) => {
    const written = { ...subject, id: crypto.randomUUID(), user_id: context.claims.sub, body: cleanText(body) }
    await insertComment(sql, written)
    await tellOfComment(sql, written, context.now())
  })
