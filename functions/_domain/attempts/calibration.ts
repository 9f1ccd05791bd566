import { CONFIDENCES, type Confidence } from './confidence.ts'
import type { QuestionVerdict } from './grading.ts'

/** How many answers a learner was so sure of, and how many of these were right in full. */
export interface CalibrationStep {
  said: number
  right: number
}

export type Calibration = Record<Confidence, CalibrationStep>

/** A question of a finished attempt with what its learner said of the answer. */
export interface GradedConfidence {
  confidence: Confidence | undefined
  verdict: QuestionVerdict
  /** Everybody has it right, so it says nothing about anyone. */
  isVoid: boolean
}

/** Below this many answers, in all, a share says too little to show. */
export const LEAST_SAID = 20

/** So many finished attempts are looked at, the latest first: older ones say how sure the learner used to be. */
export const MOST_CALIBRATED = 200

/** How often a learner was right, by how sure they were. What nobody has read is left out until somebody has. */
export function calibrate(questions: Iterable<GradedConfidence>): Calibration {
  const steps: Calibration = { sure: none(), think: none(), guess: none() }
  for (const { confidence, verdict, isVoid } of questions) {
    if (!confidence || isVoid || verdict === 'unread') continue
    steps[confidence].said++
    if (verdict === 'correct') steps[confidence].right++
  }
  return steps
}

/** The sum of several. */
export const addCalibrations = (all: readonly Calibration[]): Calibration => ({
  sure: add(all.map(({ sure }) => sure)),
  think: add(all.map(({ think }) => think)),
  guess: add(all.map(({ guess }) => guess)),
})

const add = (steps: readonly CalibrationStep[]): CalibrationStep =>
  steps.reduce((sum, { said, right }) => ({ said: sum.said + said, right: sum.right + right }), none())

const none = (): CalibrationStep => ({ said: 0, right: 0 })

/** Of how many answers a learner said how sure they were. */
export const countSaid = (calibration: Calibration): number =>
  CONFIDENCES.reduce((sum, step) => sum + calibration[step].said, 0)
