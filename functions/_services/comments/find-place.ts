import type { CommentPlace } from '../../_contracts/comments/comments.ts'
import { findSubject, placesOfComment } from '../../_db/queries/comments/places.ts'
import { readAsService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { findDiscussed } from './find-discussed.ts'

const ELSEWHERE = new Set(['too_early', 'not_found'])

/**
 * Where the caller reads a comment: below the achievement it is about, or at the latest of their attempts or sessions that shows what is right
 * about its question.
 */
export async function findCommentPlace(
  context: WithClaims<AttemptServices>,
  { comment }: { comment: string },
): Promise<CommentPlace> {
  const user_id = context.claims.sub
  const { found, places } = await readAsService(context.db, user_id, async (_, sql) => ({
    found: await findSubject(sql, { user_id, comment }),
    places: await placesOfComment(sql, { user_id, comment }),
  }))
  if (!found) throw notFound('comment')
  if (found.award !== null) return { at: 'award', ...found.award }
  for (const place of places)
    try {
      await findDiscussed(context, place)
      return place
    } catch (error) {
      if (!(error instanceof DomainError && ELSEWHERE.has(error.code))) throw error
    }
  throw new DomainError('too_early', 'You can read this once you have answered its question and seen what is right.')
}
