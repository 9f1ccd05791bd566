import { expect, it } from 'vitest'
import { fittingLevel } from '../../../functions/_domain/resources/fitting-level.ts'

it.each([
  ['easy', 0, 1],
  ['easy', 3, 1],
  ['medium', 1, 1],
  ['medium', 2, 2],
  ['hard', 1, 2],
  ['hard', 3, 3],
  ['expert', 0, 2],
  ['expert', 4, 3],
] as const)('of a %s test with %s of 4 right, level %s fits', (difficulty, correct, level) =>
  expect(fittingLevel(difficulty, { correct, asked: 4 })).toBe(level),
)
