import type { CommentBody, QuestionThread } from '../../_contracts/comments/comments.ts'
import { insertComment } from '../../_db/queries/comments/write.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import type { TakenPlace } from '../practice/find-taken.ts'
import { changeThread } from './find.ts'
import { tellOfComment } from './tell.ts'

/** Says something about a question that the caller has answered, and tells who is mentioned or has written there before. */
export const writeComment = (
  context: WithClaims<AttemptServices>,
  { body, ...place }: TakenPlace & CommentBody,
): Promise<QuestionThread> =>
  changeThread(context, place, async ({ sql, question: { community_id, lineage_id, test } }) => {
    const written = {
      ...{ id: crypto.randomUUID(), community_id, lineage_id, test_id: test.id },
      ...{ user_id: context.claims.sub, body: cleanText(body) },
    }
    await insertComment(sql, written)
    await tellOfComment(sql, written, context.now())
  })
