import type { Database } from '../../_db/client.ts'
import { nameOf, submissionById } from '../../_db/queries/gates/submission.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { isClaimedByOther } from '../../_domain/gates/claim.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { requireReviewer } from './require-reviewer.ts'

type Submission = NonNullable<Awaited<ReturnType<typeof submissionById>>>

/** What was handed in, for who may decide about it. */
export async function submissionToDecide(tx: Transaction, claims: Claims, id: string): Promise<Submission> {
  const submission = await submissionById(tx, id)
  if (!submission) throw notFound('submission')
  await requireReviewer(tx, claims, submission.community_id, submission.user_id)
  return submission
}

const DECIDED = { approved: 'approved it', rejected: 'sent it back', waived: 'waived the gate' }

/** Somebody was faster, or the learner was. */
export async function alreadyDecided(db: Database, claims: Claims, id: string): Promise<DomainError> {
  const { decision, by } = await withUser(db, claims, async (tx) => {
    const row = await submissionById(tx, id)
    return { decision: row?.decision, by: row?.decided_by ? await nameOf(tx, row.decided_by) : undefined }
  })
  const said =
    decision && decision !== 'met'
      ? `${by ?? 'Somebody'} ${DECIDED[decision]} already`
      : 'It passed by itself meanwhile'
  return new DomainError('already_decided', `${said}. Nothing was changed.`)
}

/** Says who reads it and until when, if it is not the caller. What is decided is nobody's to read any more. */
export async function refuseIfTaken(db: Database, claims: Claims, submission: Submission, now: number): Promise<void> {
  const { decision, claimed_by, claimed_until } = submission
  if (decision !== null || claimed_by === null || !isClaimedByOther(submission, claims.sub, now)) return
  const name = (await withUser(db, claims, (tx) => nameOf(tx, claimed_by))) ?? 'Somebody'
  const until = claimed_until?.toISOString() ?? ''
  throw new DomainError('claimed', `${name} is reading it until ${until}. Nothing was changed.`, {
    errors: [
      { path: 'claimed_by', message: name },
      { path: 'claimed_until', message: until },
    ],
  })
}
