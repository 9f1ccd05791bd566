import type { ReviewedQuestion } from '../../_contracts/attempts/questions.ts'
import { gradedBy } from '../../_domain/attempts/amendments.ts'
import { gradeQuestion, type QuestionToGrade } from '../../_domain/attempts/grading.ts'
import { toShown } from '../../_domain/attempts/option-order.ts'
import type { TakenQuestions } from './attach-questions.ts'
import { questionsToGrade } from './close.ts'
import { instant } from './instant.ts'
import { reveal, toAskedQuestion } from './to-attempt.ts'

/** All questions with the learner's answers, what is right, and why. */
export const toReviewedQuestions = (taken: TakenQuestions): ReviewedQuestion[] =>
  questionsToGrade(taken).map((question, index) => toReviewedQuestion(taken, index, question))

function toReviewedQuestion(taken: TakenQuestions, index: number, toGrade: QuestionToGrade): ReviewedQuestion {
  const { row, questions, orders, responses } = taken
  const graded = gradeQuestion(toGrade, row.mode)
  const response = responses[index]
  const question = questions[index]
  const order = orders[index] ?? ''
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  const ofNow = gradeQuestion({ ...toGrade, ...gradedBy(question, Infinity) }, row.mode)
  const isKept = (graded.credit ?? 0) > (ofNow.credit ?? 0)
  const mark = row.marks.find(({ number }) => number === index + 1)
  return {
    ...toAskedQuestion(taken, index, true),
    revealed: reveal(taken, index),
    answer: response?.answer ? toShown(response.answer, order) : null,
    ...graded,
    feedback: graded.verdict === 'unread' || !mark ? null : mark.feedback,
    flagged: row.flags.includes(index + 1),
    skipped: response?.skipped ?? false,
    late: response?.late ?? false,
    ...(response?.confidence && { confidence: response.confidence }),
    corrections: (question.amended?.amendments ?? []).map(({ at, decision, key, keeps }) => ({
      at: instant(at),
      decision,
      right: key && toShown(key, order),
      kept: isKept && decision === 'new_key' && keeps && row.started_at < at,
    })),
  }
}
