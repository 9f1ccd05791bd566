import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCalibrations,
  calibrate,
  countSaid,
  type GradedConfidence,
} from '../../../functions/_domain/attempts/calibration.ts'
import { CONFIDENCES } from '../../../functions/_domain/attempts/confidence.ts'
import { VERDICTS } from '../../../functions/_domain/attempts/grading.ts'

const graded = (confidence: GradedConfidence['confidence'], verdict: GradedConfidence['verdict'], isVoid = false) => ({
  confidence,
  verdict,
  isVoid,
})
const question = fc.record({
  confidence: fc.constantFrom(undefined, ...CONFIDENCES),
  verdict: fc.constantFrom(...VERDICTS),
  isVoid: fc.boolean(),
})

describe('how often a learner is right when they are sure', () => {
  it('counts answers by what was said, and only those right in full as right', () => {
    const calibration = calibrate([
      graded('sure', 'correct'),
      graded('sure', 'partly'),
      graded('sure', 'incorrect'),
      graded('guess', 'correct'),
      graded(undefined, 'correct'),
    ])
    expect(calibration).toEqual({
      sure: { said: 3, right: 1 },
      think: { said: 0, right: 0 },
      guess: { said: 1, right: 1 },
    })
    expect(countSaid(calibration)).toBe(4)
  })

  it('leaves out what nobody has read, and questions that are void', () => {
    expect(countSaid(calibrate([graded('sure', 'unread'), graded('sure', 'correct', true)]))).toBe(0)
  })

  it('is the same for all attempts together as for each and their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.array(question)), (attempts) => {
        expect(addCalibrations(attempts.map(calibrate))).toEqual(calibrate(attempts.flat()))
      }),
    )
  })
})
