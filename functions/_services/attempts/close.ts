import type { Activity } from '../../_domain/engine/activity.ts'
import type { AttemptClosing } from '../../_domain/attempts/closing.ts'
import { isOver, overAt } from '../../_domain/attempts/deadline.ts'
import { grade, isPlausible, type GradingResult } from '../../_domain/attempts/grading.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { secondsSpent, writeResponses } from '../../_domain/attempts/responses.ts'
import { completedTest } from '../../_domain/attempts/test-completed.ts'
import { mergeSubmission, type AttemptSubmission } from './merge-submission.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'

/** Why an attempt does not count. */
export const TOO_FAST = 'faster than anyone reads'

export interface ClosedAttempt {
  /** The attempt with the last answers. */
  opened: AttemptWithQuestions
  graded: GradingResult
  closing: AttemptClosing
  /** What the engine is told; nothing, of an attempt that does not count. */
  activity: Activity | null
}

/** Grades an attempt with what its finish brought. */
export function close(before: AttemptWithQuestions, brought: AttemptSubmission): ClosedAttempt {
  const { row } = before
  const { responses, flags, position } = mergeSubmission(before, brought)
  const opened: AttemptWithQuestions = { ...before, responses }
  const graded = gradeOpened(opened)
  const { correct, answered, percent, perfect } = graded
  // The clock of another server, which started it, may be a little ahead of this one.
  const finished_at = Math.max(row.started_at, overAt(row, brought.now))
  const seconds = secondsSpent(responses, finished_at - row.started_at)
  const counts = isPlausible((finished_at - row.started_at) / 1000, answered)
  const closing: AttemptClosing = {
    user_id: row.user_id,
    id: row.id,
    revision: row.revision,
    responses: writeResponses(responses),
    flags,
    position,
    answered,
    finished_at,
    correct,
    percent,
    perfect,
    seconds,
    previous_percent: row.past_last,
    timed_out: isOver(row, brought.now),
    implausible: counts ? null : TOO_FAST,
  }
  return { opened, graded, closing, activity: counts ? activityOf(opened, closing) : null }
}

export const gradeOpened = ({ row, questions, responses }: AttemptWithQuestions) =>
  grade(
    questions.map(({ topic, key }, index) => {
      const given = responses[index]
      return { topic, key, answer: given?.late ? undefined : (given?.answer ?? undefined) }
    }),
    row.mode,
  )

function activityOf(
  { row }: AttemptWithQuestions,
  { finished_at, perfect, percent, correct, seconds }: AttemptClosing,
): Activity {
  return {
    id: row.id,
    user_id: row.user_id,
    community_id: row.community_id,
    type: 'test_completed',
    occurred_at: finished_at,
    ...learnerDay(row, new Date(finished_at)),
    ...completedTest({
      test: { id: row.test_id, category: row.category, difficulty: row.difficulty },
      mode: row.mode,
      perfect,
      percent,
      correct,
      questions: row.length,
      seconds,
      before: row.past_last === null || row.past_best === null ? null : { last: row.past_last, best: row.past_best },
    }),
  }
}
