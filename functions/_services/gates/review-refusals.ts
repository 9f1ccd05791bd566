import type { GateRow } from '../../_db/queries/gates/read.ts'
import { nameOf, submissionById } from '../../_db/queries/gates/submission.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { isClaimedByOther } from '../../_domain/gates/claim.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { requireReviewer } from './require-reviewer.ts'

type SubmissionRow = NonNullable<Awaited<ReturnType<typeof submissionById>>>

/** A submission that the caller may decide. */
export async function findSubmission(
  tx: Transaction,
  { claims, id }: { claims: Claims; id: string },
): Promise<SubmissionRow> {
  const submission = await submissionById(tx, id)
  if (!submission) throw notFound('submission')
  const { community_id: communityId, user_id: learnerId } = submission
  await requireReviewer(tx, { claims, communityId, learnerId })
  return submission
}

const DECIDED = { approved: 'approved it', rejected: 'sent it back', waived: 'waived the gate' }

/** Another instructor decided first, or the learner met the gate's rule. */
export async function alreadyDecided(
  { db, claims }: WithClaims<DatabaseContext>,
  submissionId: string,
): Promise<DomainError> {
  const { decision, by } = await withUser(db, claims, async (tx) => {
    const row = await submissionById(tx, submissionId)
    return { decision: row?.decision, by: row?.decided_by ? await nameOf(tx, row.decided_by) : undefined }
  })
  const happened =
    decision && decision !== 'met'
      ? `${by ?? 'Another instructor'} already ${DECIDED[decision]}`
      : 'The learner met the conditions meanwhile'
  return new DomainError('already_decided', `${happened}. Nothing was changed.`)
}

/** A rule hands a gate in without evidence. Where learners show their own work, that is nothing to approve. */
export function refuseWithoutWork(
  { type }: Pick<GateRow, 'type'>,
  { evidence }: Pick<SubmissionRow, 'evidence'>,
): void {
  if (type !== 'skill_demonstration' || evidence !== null) return
  throw new DomainError(
    'nothing_handed_in',
    'The learner has not handed in any work yet. Send it back, or waive the gate. Nothing was changed.',
  )
}

/** Refuses while another instructor has claimed an open submission, and says until when. */
export async function refuseIfClaimed(
  { db, now, claims }: WithClaims<DatabaseContext>,
  submission: SubmissionRow,
): Promise<void> {
  const { decision, claimed_by, claimed_until } = submission
  if (decision !== null || claimed_by === null || !isClaimedByOther(submission, claims.sub, now())) return
  const name = (await withUser(db, claims, (tx) => nameOf(tx, claimed_by))) ?? 'Another instructor'
  const until = claimed_until?.toISOString() ?? ''
  throw new DomainError('claimed', `${name} is reviewing it until ${until}. Nothing was changed.`, {
    errors: [
      { path: 'claimed_by', message: name },
      { path: 'claimed_until', message: until },
    ],
  })
}
