import {
  reviewPage,
  submission,
  type ReviewPage,
  type ReviewsQuery,
  type Submission,
} from '../../_contracts/gates/reviews.ts'
import { openCounts, submissionInFull, submissionsOf } from '../../_db/queries/gates/submissions.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { requireReviewer } from './require-reviewer.ts'

type Reading = Pick<Engine, 'db' | 'now'>

/** What was handed in, for who decides about it, with how much is open. */
export async function readReviews({ db, now }: Reading, claims: Claims, query: ReviewsQuery): Promise<ReviewPage> {
  const { community: slug, limit, cursor, ...asked } = query
  const { rows, counts } = await withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'What is handed in is for instructors to see.')
    const whose = { reader: claims.sub, communityId: community.id }
    return {
      // One more than asked for says whether there is a next page.
      rows: await submissionsOf(tx, { ...asked, ...whose, limit: limit + 1, after: cursor, now: now() }),
      counts: await openCounts(tx, whose.reader, whose.communityId),
    }
  })
  const shown = rows.slice(0, limit)
  return reviewPage.parse({
    data: shown,
    page: {
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      counts,
      open: counts.reduce((sum, { open }) => sum + open, 0),
    },
  })
}

export async function readSubmission({ db, now }: Reading, claims: Claims, id: string): Promise<Submission> {
  return withUser(db, claims, async (tx) => {
    const row = await submissionInFull(tx, id, now())
    if (!row) throw notFound('submission')
    const found = submission.parse(row)
    await requireReviewer(tx, claims, row.community_id, found.learner.id)
    return found
  })
}
