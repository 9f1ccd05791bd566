import type { SaveBody, SavedAttempt } from '../../_contracts/attempts/submissions.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { saveAttempt } from '../../_db/queries/attempts/save.ts'
import type { Claims } from '../../_db/session.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import { countAnswered, writeResponses } from '../../_domain/attempts/responses.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { mergeSubmission, type AttemptSubmission } from './merge-submission.ts'
import { settle } from './finish.ts'
import { instant } from './instant.ts'
import { keepLate } from './keep-late.ts'
import { attachQuestions } from './attach-questions.ts'
import { abandoned, alreadyFinished } from './refusals.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toGiven } from './to-attempt.ts'

/** Keeps answers, flags and the place. The same again changes nothing; per question the latest counts. */
export async function saveProgress(
  context: AttemptServices,
  claims: Claims,
  id: string,
  body: SaveBody,
): Promise<SavedAttempt> {
  const { db, now, banks } = context
  const key = { user_id: claims.sub, id }
  // What somebody changed since it was read is read again. Each round somebody gets on, so this ends.
  for (;;) {
    const [row] = await loadAttempts(db, [key])
    if (!row) throw notFound('attempt')
    if (row.status === 'abandoned') throw abandoned()
    const opened = await attachQuestions(row, banks)
    const brought: AttemptSubmission = { body, now: now() }
    if (row.status === 'finished') {
      await keepLate(context, opened, brought)
      throw alreadyFinished(id)
    }
    const { responses, flags, position } = mergeSubmission(opened, brought)
    const written = writeResponses(responses)
    const answered = countAnswered(responses)
    const changes = !deepEqual([written, flags, position], [row.responses, row.flags, row.position])
    const save = { ...key, revision: row.revision, status: row.status, responses: written, flags, position, answered }
    if (changes && !(await saveAttempt(db, save))) continue
    if (isOver(row, brought.now)) {
      await settle(context, claims.sub, id)
      throw alreadyFinished(id, 'The time was up, and what came after it does not count')
    }
    const missed = body.revision !== undefined && body.revision !== row.revision
    return {
      revision: row.revision + (changes ? 1 : 0),
      answered,
      now: instant(brought.now),
      missed: missed ? { position, flags, responses: toGiven({ ...opened, responses }) } : null,
    }
  }
}
