import type { SaveBody, SavedAttempt } from '../../_contracts/attempts/submissions.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { saveAttempt } from '../../_db/queries/attempts/save.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import { countAnswered, writeResponses } from '../../_domain/attempts/responses.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { mergeSubmission, type AttemptSubmission } from './merge-submission.ts'
import { ensureFinished, finishNow } from './finish.ts'
import { instant } from './instant.ts'
import { ensureAsked, liveStandingOf } from './in-session.ts'
import { whereOver } from './where-over.ts'
import { saveLateAnswers } from './save-late-answers.ts'
import type { WithClaims } from '../context.ts'
import { attachQuestions } from './attach-questions.ts'
import { abandoned, alreadyFinished } from './refusals.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toResponses } from './to-attempt.ts'

interface AttemptProgress extends SaveBody {
  id: string
}

/** Saves answers, flags and the position. A repeat changes nothing; of several answers to a question the latest counts. */
export async function saveProgress(
  context: WithClaims<AttemptServices>,
  { id, ...body }: AttemptProgress,
): Promise<SavedAttempt> {
  const { db, now, claims, banks } = context
  const key = { user_id: claims.sub, id }
  // If another request saved since this one read, it reads again. Each round at least one request succeeds, so this ends.
  for (;;) {
    const [row] = await loadAttempts(db, [key])
    if (!row) throw notFound('attempt')
    if (row.status === 'abandoned') throw abandoned()
    const live = row.status === 'in_progress' ? await liveStandingOf(db, row) : undefined
    const attempt = await attachQuestions(row, banks)
    const submission: AttemptSubmission = { body, now: now() }
    if (row.status === 'finished') {
      await saveLateAnswers(context, attempt, submission)
      throw alreadyFinished(id)
    }
    if (live?.status === 'ended') {
      await finishNow(context, id)
      throw alreadyFinished(id, 'The live session is over, and what came after it does not count')
    }
    if (live) ensureAsked(live, body)
    const { responses, flags, position } = mergeSubmission(attempt, submission)
    const written = writeResponses(responses)
    const answered = countAnswered(responses)
    const changes = !deepEqual([written, flags, position], [row.responses, row.flags, row.position])
    const save = { ...key, revision: row.revision, status: row.status, responses: written, flags, position, answered }
    if (changes && !(await saveAttempt(db, save))) continue
    if (isOver(row, submission.now)) {
      if (!(await whereOver(ensureFinished(context, id)))) continue
      throw alreadyFinished(id, 'The time was up, and what came after it does not count')
    }
    const missed = body.revision !== undefined && body.revision !== row.revision
    return {
      revision: row.revision + (changes ? 1 : 0),
      answered,
      deadline: row.deadline === null ? null : instant(row.deadline),
      now: instant(submission.now),
      missed: missed ? { position, flags, responses: toResponses({ ...attempt, responses }) } : null,
    }
  }
}
