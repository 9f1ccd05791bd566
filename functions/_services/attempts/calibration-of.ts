import { calibrate, type Calibration } from '../../_domain/attempts/calibration.ts'
import { gradeQuestion } from '../../_domain/attempts/grading.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'
import { questionsToGrade } from './close.ts'

/** How often the learner of an attempt was right, by how sure they said they were. */
export function calibrationOf(attempt: AttemptWithQuestions): Calibration {
  const { responses, row } = attempt
  // Most attempts say nothing, and are not graded once more for it.
  if (!responses.some((response) => response?.confidence)) return calibrate([])
  return calibrate(
    questionsToGrade(attempt).map((question, index) => ({
      confidence: responses[index]?.confidence,
      verdict: gradeQuestion(question, row.mode).verdict,
      isVoid: question.isVoid === true,
    })),
  )
}
