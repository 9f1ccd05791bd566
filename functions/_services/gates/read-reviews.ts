import {
  reviewPage,
  submission,
  type ReviewPage,
  type ReviewsQuery,
  type Submission,
} from '../../_contracts/gates/reviews.ts'
import { openCounts, submissionInFull, submissionsOf } from '../../_db/queries/gates/submissions.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { requireReviewer } from './require-reviewer.ts'

/** A page of submissions for an instructor, with how many are open. */
export async function readReviews(
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: communitySlug, limit, cursor, ...filter }: ReviewsQuery,
): Promise<ReviewPage> {
  const { rows, counts } = await readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, communitySlug, 'Only instructors can see submissions.')
    const reader = { reader: claims.sub, communityId: community.id }
    return {
      // One more than the page holds says whether there is a next page.
      rows: await submissionsOf(tx, { ...filter, ...reader, limit: limit + 1, after: cursor, now: now() }),
      counts: await openCounts(tx, reader),
    }
  })
  const data = rows.slice(0, limit)
  return reviewPage.parse({
    community: communitySlug,
    data,
    page: {
      next: rows.length > limit ? (data.at(-1)?.id ?? null) : null,
      counts,
      open: counts.reduce((sum, { open }) => sum + open, 0),
    },
  })
}

export async function readSubmission(
  { db, now, claims }: WithClaims<DatabaseContext>,
  id: string,
): Promise<Submission> {
  return readAsUser(db, claims, async (tx) => {
    const row = await submissionInFull(tx, id, now())
    if (!row) throw notFound('submission')
    const found = submission.parse(row)
    await requireReviewer(tx, { claims, communityId: row.community_id, learnerId: found.learner.id })
    return found
  })
}
