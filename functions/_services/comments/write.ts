import type { CommentBody, QuestionThread } from '../../_contracts/comments/comments.ts'
import { insertComment } from '../../_db/queries/comments/write.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import type { TakenPlace } from '../practice/find-taken.ts'
import { changeThread } from './find.ts'

/** Says something about a question that the caller has answered. */
export const writeComment = (
  context: WithClaims<AttemptServices>,
  { body, ...place }: TakenPlace & CommentBody,
): Promise<QuestionThread> =>
  changeThread(context, place, ({ sql, question: { community_id, lineage_id, test } }) =>
    insertComment(sql, {
      ...{ community_id, lineage_id, test_id: test.id, user_id: context.claims.sub, body: cleanText(body) },
    }),
  )
