import { gradeQuestion, type QuestionToGrade } from '../attempts/grading.ts'
import type { RememberedAnswer } from './follow.ts'

/** A question of a finished attempt, with what is graded of it. */
export interface AskedOfMemory extends Pick<RememberedAnswer, 'lineage_id' | 'confidence'> {
  question: QuestionToGrade
}

/**
 * The answers of an attempt that say something about memory. What was left open or came too late does not, nor does an essay that
 * nobody has read, nor a question that was declared void.
 */
export const answersToRemember = (asked: readonly AskedOfMemory[], mode: 'exam' | 'practice'): RememberedAnswer[] =>
  asked.flatMap(({ lineage_id, confidence, question }) => {
    if (!question.answer || question.isVoid) return []
    const { credit } = gradeQuestion(question, mode)
    return credit === null ? [] : [{ lineage_id, credit, confidence }]
  })
