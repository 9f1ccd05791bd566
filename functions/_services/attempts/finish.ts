import type { AttemptResult } from '../../_contracts/attempts/results.ts'
import type { FinishBody } from '../../_contracts/attempts/submissions.ts'
import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { tellOfAnswers } from '../../_db/queries/live/topics.ts'
import { withService } from '../../_db/session.ts'
import type { WithClaims } from '../context.ts'
import type { AttemptServices } from './attempt-services.ts'
import type { FinishedAttempt, FinishRequest } from './finisher.ts'
import { EMPTY_SUBMISSION } from './merge-submission.ts'
import { readFinished } from './read-finished.ts'
import { saveLateAnswers } from './save-late-answers.ts'
import { toResult } from './to-result.ts'

interface AttemptFinish extends FinishBody {
  id: string
}

/** Grades an attempt with the last answers. A repeat returns the same result and changes nothing. */
export async function finishAttempt(
  context: WithClaims<AttemptServices>,
  { id, ...body }: AttemptFinish,
): Promise<AttemptResult> {
  const request: FinishRequest = { user_id: context.claims.sub, id, submission: { body, now: context.now() } }
  const finished = await submit(context, request)
  const { live_session_id } = finished.attempt.row
  if (finished.replayed) await saveLateAnswers(context, finished.attempt, request.submission)
  else if (live_session_id !== null) await withService(context.db, (_, sql) => tellOfAnswers(sql, live_session_id))
  return toResult(finished, context)
}

/** A finished attempt with its outcome. An attempt whose time is up is finished first; one that got more time is refused. */
export const ensureFinished = (context: WithClaims<AttemptServices>, id: string): Promise<FinishedAttempt> =>
  submit(context, {
    user_id: context.claims.sub,
    id,
    submission: { body: EMPTY_SUBMISSION, now: context.now() },
    ifOver: true,
  })

/** The same for an attempt whose live session has ended. */
export const finishNow = (context: WithClaims<AttemptServices>, id: string): Promise<FinishedAttempt> =>
  submit(context, {
    user_id: context.claims.sub,
    id,
    submission: { body: EMPTY_SUBMISSION, now: context.now() },
  })

/** The same for an attempt that was read already, and is read no more if it had been finished. */
export const toFinished = (context: WithClaims<AttemptServices>, row: AttemptRow): Promise<FinishedAttempt> =>
  row.status === 'finished' ? readFinished(context, row) : ensureFinished(context, row.id)

async function submit({ finisher }: AttemptServices, request: FinishRequest): Promise<FinishedAttempt> {
  const answer = await finisher.submit(request)
  if (answer instanceof Error) throw answer
  return answer
}
