import type { SaveBody, SavedAttempt } from '../../_contracts/attempts/submissions.ts'
import { savePractice } from '../../_db/queries/practice/write.ts'
import { countAnswered, writeResponses } from '../../_domain/attempts/responses.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import { mergeSubmission } from '../attempts/merge-submission.ts'
import { toResponses } from '../attempts/to-attempt.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from './attach.ts'
import { findPractice } from './find.ts'
import { practiceAbandoned, practiceFinished } from './refusals.ts'

/** Saves answers, flags and the position. A repeat changes nothing; the first stored answer to a question is final. */
export async function savePracticeProgress(
  context: WithClaims<AttemptServices>,
  { id, ...body }: SaveBody & { id: string },
): Promise<SavedAttempt> {
  const { db, banks } = context
  // If another request saved since this one read, it reads again. Each round at least one request succeeds, so this ends.
  for (;;) {
    const row = await findPractice(context, id)
    if (row.status === 'abandoned') throw practiceAbandoned()
    if (row.status === 'finished') throw practiceFinished()
    const practice = await attachPracticed(row, banks)
    const now = context.now()
    const { responses, flags, position } = mergeSubmission(practice, { body, now })
    const written = writeResponses(responses)
    const answered = countAnswered(responses)
    const changes = !deepEqual([written, flags, position], [row.responses, row.flags, row.position])
    if (changes && !(await savePractice(db, { ...row, responses: written, flags, position, answered, finished: null })))
      continue
    const missed = body.revision !== undefined && body.revision !== row.revision
    return {
      revision: row.revision + (changes ? 1 : 0),
      answered,
      deadline: null,
      now: instant(now),
      missed: missed ? { position, flags, responses: toResponses({ ...practice, responses }) } : null,
    }
  }
}
