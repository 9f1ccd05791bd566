import type {
  DecideCommentBody,
  ModeratedComment,
  ModerationPage,
  ModerationQuery,
} from '../../_contracts/comments/moderation.ts'
import {
  countWaiting,
  decideComment,
  moderatedComments,
  type ModeratedRow,
} from '../../_db/queries/comments/moderation.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { DECIDED } from '../../_domain/comments/comments.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { instant } from '../attempts/instant.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const MODERATION_REFUSED = 'Only instructors and admins decide about comments.'

/** Comments that wait for a decision, or those that were hidden or removed. */
export async function listModerated(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, show }: { slug: string } & ModerationQuery,
): Promise<ModerationPage> {
  const { id: community_id } = await readAsUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, MODERATION_REFUSED),
  )
  return withService(db, async (_, sql) => {
    const rows = await moderatedComments(sql, { community_id, show })
    return { data: rows.map(toModerated), page: { next: null, waiting: await countWaiting(sql, community_id) } }
  })
}

interface ModeratedPlace {
  slug: string
  comment: string
}

/** Keeps, hides or removes a comment as it was read, and tells who reported it. Of two who decide at once, the second is told so. */
export async function moderateComment(
  { db, claims, now }: WithClaims<DatabaseContext>,
  { slug, comment, decision, revision, reason }: ModeratedPlace & DecideCommentBody,
): Promise<ModeratedComment> {
  const { id: community_id } = await readAsUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, MODERATION_REFUSED),
  )
  return withService(db, async (_, sql) => {
    const verdict = { ...DECIDED[decision], id: comment, community_id, revision, reason, by: claims.sub }
    const decided = await decideComment(sql, verdict)
    const [row] = await moderatedComments(sql, { community_id, show: 'waiting', id: comment })
    if (!row) throw notFound('comment')
    if (!decided) throw new DomainError('conflict', 'It was edited, or somebody else decided about it meanwhile.')
    const { test_id, reporters } = decided
    await tell(
      sql,
      reporters.map((user_id) => ({
        ...{ id: uuid7(now()), user_id, community_id, kind: 'comment_report_settled' as const },
        payload: { comment_id: comment, test_id, outcome: verdict.outcome },
      })),
    )
    await wakeLearners(sql, reporters)
    return toModerated(row)
  })
}

const toModerated = ({ created_at, reports, ...same }: ModeratedRow): ModeratedComment => ({
  ...same,
  created_at: instant(created_at),
  reports: reports.map((report) => ({ ...report, created_at: instant(report.created_at) })),
})
