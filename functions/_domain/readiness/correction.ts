/** An exam that followed a prediction, and how the prediction came about. In percent. */
export interface FollowedExam {
  /** How much better the exam was than was predicted without a correction. */
  error: number
  /** The variance that was predicted, without what is off together. */
  variance: number
  /** Which part of the exam the learner had answered before, from 0 to 1. */
  again: number
}

/** How predictions of a test have been off. In percent. */
export interface ScoreCorrection {
  /** How much better exams were than predicted. */
  bias: number
  /** How far off the chances of questions that were answered before are all together: the deviation between learners. */
  together: number
}

/** What holds before any exam followed a prediction. docs/learning.md says where the number comes from. */
export const NO_CORRECTION: ScoreCorrection = { bias: 0, together: 3 }

/** So many exams the usual weighs. */
const PRIOR = 20

/**
 * How predictions of a test are off, from the exams that followed them. What of their errors is more than chance and what was known to be unknown, learners have
 * in common for all that they answered before.
 */
export function correctionOf(exams: readonly FollowedExam[]): ScoreCorrection {
  const sum = (of: (exam: FollowedExam) => number) => exams.reduce((total, exam) => total + of(exam), 0)
  const usual = NO_CORRECTION.together ** 2
  const varianceOf = ({ variance, again }: FollowedExam) => variance + usual * again ** 2
  const typical = exams.length === 0 ? 1 : exams.length / sum((exam) => 1 / varianceOf(exam))
  const bias = sum((exam) => exam.error / varianceOf(exam)) / (sum((exam) => 1 / varianceOf(exam)) + PRIOR / typical)
  const common =
    (sum((exam) => exam.again ** 2 * ((exam.error - bias) ** 2 - exam.variance)) + PRIOR * usual) /
    (sum((exam) => exam.again ** 4) + PRIOR)
  return { bias, together: Math.sqrt(Math.max(0, common)) }
}
