import { z } from 'zod'
import { MOST_CALIBRATED } from '../../_domain/attempts/calibration.ts'
import { CONFIDENCES } from '../../_domain/attempts/confidence.ts'

export const confidence = z
  .enum(CONFIDENCES)
  .describe('how sure the learner said they are of this answer; absent where they said nothing')

const step = z.object({
  said: z.int().describe('answers of which the learner said it'),
  right: z.int().describe('of these, with full credit'),
})

/** Essays that nobody has read and questions that are void are left out. */
export const calibration = z
  .object({ sure: step, think: step, guess: step })
  .meta({ id: 'Calibration', description: 'How often answers were right, by how sure their learner was.' })

export const calibrationOfLearner = z
  .object({
    attempts: z
      .int()
      .describe(`attempts in which the learner said it, of the latest ${MOST_CALIBRATED} that were finished`),
    calibration,
  })
  .meta({ id: 'CalibrationOfLearner' })
export type CalibrationOfLearner = z.infer<typeof calibrationOfLearner>
