import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance, nearestTypes, REPORTABLE_TYPES } from '../../../functions/_domain/engine/nearest-types.ts'

it.each([
  ['wod_complted', 'wod_completed'],
  ['lesson_complete', 'lesson_completed'],
  ['studysession', 'study_session'],
  ['post_create', 'post_created'],
])('%s is nearest to %s', (mistyped, meant) => {
  expect(nearestTypes(mistyped, REPORTABLE_TYPES)[0]).toBe(meant)
})

it('what resembles no type gets no suggestion, and what only the server writes is none', () => {
  expect(nearestTypes('talk_given', REPORTABLE_TYPES)).toEqual([])
  expect(REPORTABLE_TYPES).not.toContain('test_completed')
})

it('an edit distance is zero for equal words alone, the same both ways, and never longer than a detour', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b) === 0).toBe(a === b)
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
    }),
  )
})
