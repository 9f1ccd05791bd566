import { describe, expect, it } from 'vitest'
import { calibrationWords, shownCalibration } from '../../../web/src/lib/features/dashboard/calibration-words.ts'

const step = ([said, right]: readonly [number, number]) => ({ said, right })
const NONE = [0, 0] as const
const words = (
  sure: readonly [number, number],
  think: readonly [number, number] = NONE,
  guess: readonly [number, number] = NONE,
) => calibrationWords({ sure: step(sure), think: step(think), guess: step(guess) })

describe('the chart', () => {
  const of = (said: number) =>
    shownCalibration({
      attempts: 1,
      calibration: { sure: step([said, said]), think: step(NONE), guess: step([3, 2]) },
    })

  it('is there from twenty answers on', () => {
    expect(of(16)).toBeNull()
    expect(of(17)?.steps).toEqual([
      { name: 'Sure', said: 17, right: 17, share: 100, percent: '100%' },
      { name: 'Think so', said: 0, right: 0, share: 0, percent: '0%' },
      { name: 'Guess', said: 3, right: 2, share: 67, percent: '67%' },
    ])
  })
})

describe('the sentence about how often a learner is right', () => {
  it.each([
    [words([30, 27]), 'When you are sure, you are right 9 times out of 10.'],
    [words([20, 20]), 'When you are sure, you are right every time.'],
    [words([40, 39]), 'When you are sure, you are right nearly every time.'],
    [
      words([20, 12]),
      'When you are sure, you are right 6 times out of 10. It pays to look up even what you are sure of.',
    ],
    [
      words([20, 18], NONE, [10, 7]),
      'When you are sure, you are right 9 times out of 10. Even when you guess, you are right 7 times out of 10: you know more than you think.',
    ],
    [words([2, 2], [20, 10]), 'When you think so, you are right 5 times out of 10.'],
    [words([9, 1]), 'When you are sure, you are right 1 time out of 10. It pays to look up even what you are sure of.'],
  ])('says it of the step that says most: %#', (said, expected) => {
    expect(said).toBe(expected)
  })
})
