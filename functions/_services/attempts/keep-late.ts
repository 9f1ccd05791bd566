import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { saveAttempt } from '../../_db/queries/attempts/save.ts'
import { countAnswered, writeResponses } from '../../_domain/attempts/responses.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { mergeSubmission, type AttemptSubmission } from './merge-submission.ts'
import { attachQuestions, type AttemptWithQuestions } from './attach-questions.ts'
import type { AttemptServices } from './attempt-services.ts'

/**
 * Where the time was up while somebody was offline, what they bring later is still kept beside the result: it is
 * marked late and changes no score. Of an attempt finished by hand nothing is changed.
 */
export async function keepLate(
  { db, banks }: AttemptServices,
  found: AttemptWithQuestions,
  brought: AttemptSubmission,
): Promise<void> {
  if (!found.row.timed_out || brought.body.responses.length === 0) return
  // What somebody changed since it was read is read again. Each round somebody gets on, so this ends.
  for (let opened = found; ;) {
    const { row } = opened
    const { responses } = mergeSubmission(opened, brought)
    const written = writeResponses(responses)
    if (deepEqual(written, row.responses)) return
    const save = { ...row, status: 'finished', responses: written, answered: countAnswered(responses) } as const
    if (await saveAttempt(db, save)) return
    const [newer] = await loadAttempts(db, [row])
    if (!newer) return
    opened = await attachQuestions(newer, banks)
  }
}
