import type { FinishBody } from '../../_contracts/attempts/submissions.ts'
import type { PracticeResult } from '../../_contracts/practice/practice.ts'
import { savePractice } from '../../_db/queries/practice/write.ts'
import { grade } from '../../_domain/attempts/grading.ts'
import { countAnswered, secondsSpent, writeResponses } from '../../_domain/attempts/responses.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { questionsToGrade } from '../attempts/close.ts'
import { mergeSubmission } from '../attempts/merge-submission.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed, type PracticeWithQuestions } from './attach.ts'
import { findPractice } from './find.ts'
import { practiceAbandoned } from './refusals.ts'
import { toPracticeResult } from './to-session.ts'

/** Grades a session with the last answers. A repeat returns the same result and changes nothing. */
export async function finishPractice(
  context: WithClaims<AttemptServices>,
  { id, ...body }: FinishBody & { id: string },
): Promise<PracticeResult> {
  const { db, banks } = context
  // If another request saved since this one read, it reads again. Each round at least one request succeeds, so this ends.
  for (;;) {
    const row = await findPractice(context, id)
    if (row.status === 'abandoned') throw practiceAbandoned()
    const before = await attachPracticed(row, banks)
    if (row.status === 'finished') return toPracticeResult(before, true)
    const now = context.now()
    const { responses, flags, position } = mergeSubmission(before, { body, now })
    // The clock of the server that started the session may be a little ahead of this one.
    const finished_at = Math.max(row.started_at, now)
    const seconds = secondsSpent(responses, finished_at - row.started_at)
    const practice: PracticeWithQuestions = { ...before, responses, row: { ...before.row, seconds } }
    const { correct } = grade(questionsToGrade(practice), 'practice')
    const save = { responses: writeResponses(responses), flags, position, answered: countAnswered(responses) }
    if (await savePractice(db, { ...row, ...save, finished: { at: finished_at, correct, seconds } }))
      return toPracticeResult(practice, false)
  }
}
