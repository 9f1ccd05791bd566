import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { saveAttempt } from '../../_db/queries/attempts/save.ts'
import { countAnswered, writeResponses } from '../../_domain/attempts/responses.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { mergeSubmission, type AttemptSubmission } from './merge-submission.ts'
import { attachQuestions, type AttemptWithQuestions } from './attach-questions.ts'
import type { AttemptServices } from './attempt-services.ts'

/**
 * Saves the answers of a learner who was offline when the time was up: they are marked late and change no score. An attempt
 * that its learner finished stays as it is.
 */
export async function saveLateAnswers(
  { db, banks }: AttemptServices,
  finished: AttemptWithQuestions,
  submission: AttemptSubmission,
): Promise<void> {
  if (!finished.row.timed_out || submission.body.responses.length === 0) return
  // If another request saved since this one read, it reads again. Each round at least one request succeeds, so this ends.
  for (let attempt = finished; ;) {
    const { row } = attempt
    const { responses } = mergeSubmission(attempt, submission)
    const written = writeResponses(responses)
    if (deepEqual(written, row.responses)) return
    const save = { ...row, status: 'finished', responses: written, answered: countAnswered(responses) } as const
    if (await saveAttempt(db, save)) return
    const [newer] = await loadAttempts(db, [row])
    if (!newer) return
    attempt = await attachQuestions(newer, banks)
  }
}
