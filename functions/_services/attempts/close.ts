import type { Activity } from '../../_domain/engine/activity.ts'
import type { AttemptClosing } from '../../_domain/attempts/closing.ts'
import { gradedBy } from '../../_domain/attempts/amendments.ts'
import { isOver, overAt } from '../../_domain/attempts/deadline.ts'
import { whyUncounted } from '../../_domain/attempts/counting.ts'
import { isFirstPass } from '../../_domain/attempts/passing.ts'
import { grade, type GradingResult, type QuestionToGrade } from '../../_domain/attempts/grading.ts'
import { withMarks } from '../../_domain/attempts/marking.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { secondsSpent, writeResponses } from '../../_domain/attempts/responses.ts'
import { completedTest } from '../../_domain/attempts/test-completed.ts'
import { mergeSubmission, type AttemptSubmission } from './merge-submission.ts'
import type { AttemptWithQuestions, TakenQuestions } from './attach-questions.ts'

export interface ClosedAttempt {
  /** With the last answers. */
  attempt: AttemptWithQuestions
  grading: GradingResult
  closing: AttemptClosing
  /** The event for the engine; null where the attempt does not count. */
  activity: Activity | null
}

/** Grades an attempt with the answers that its finish submits. */
export function closeAttempt(before: AttemptWithQuestions, submission: AttemptSubmission): ClosedAttempt {
  const { row, bank } = before
  const { responses, flags, position } = mergeSubmission(before, submission)
  const attempt: AttemptWithQuestions = { ...before, responses }
  const grading = gradeAttempt(attempt)
  const { correct, points, unread, answered, percent, perfect } = grading
  // The clock of the server that started the attempt may be a little ahead of this one.
  const finished_at = Math.max(row.started_at, overAt(row, submission.now))
  const seconds = secondsSpent(responses, finished_at - row.started_at)
  const uncounted = whyUncounted({ answered, length: row.length, seconds: (finished_at - row.started_at) / 1000 })
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
    points,
    unread,
    percent,
    perfect,
    first_pass:
      uncounted === null && isFirstPass({ percent, length: row.length, bank, passedBefore: row.passed_before }),
    seconds,
    previous_percent: row.past_last,
    timed_out: isOver(row, submission.now),
    uncounted,
  }
  return { attempt, grading, closing, activity: uncounted ? null : activityOf(attempt, closing) }
}

/** What grading says of an attempt. A percent that a person set takes the place of its own; all else stays as graded. */
export function gradeAttempt(attempt: AttemptWithQuestions): GradingResult {
  const { mode, override } = attempt.row
  const grading = grade(questionsToGrade(attempt), mode)
  return override ? { ...grading, percent: override.percent } : grading
}

interface AttemptToGrade extends Pick<TakenQuestions, 'questions' | 'responses'> {
  row: Pick<TakenQuestions['row'], 'started_at' | 'marks' | 'mode'>
}

/** The questions of an attempt with what counts of their answers, and the marks that count. */
export const questionsToGrade = ({ row, questions, responses }: AttemptToGrade): readonly QuestionToGrade[] =>
  withMarks(
    questions.map((question, index) => {
      const response = responses[index]
      return {
        topic: question.topic,
        ...gradedBy(question, row.started_at),
        answer: response?.late ? undefined : (response?.answer ?? undefined),
      }
    }),
    row.marks,
    row.mode,
  )

function activityOf(
  { row }: AttemptWithQuestions,
  { finished_at, perfect, first_pass, percent, correct, seconds }: AttemptClosing,
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
      first_pass,
      percent,
      correct,
      questions: row.length,
      seconds,
      before: row.past_last === null || row.past_best === null ? null : { last: row.past_last, best: row.past_best },
    }),
  }
}
