import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { compileRuleset } from '../../../functions/_domain/rules/ruleset.ts'
import { tally } from '../../../functions/_domain/tally.ts'
import { xpParts } from '../../../functions/_domain/xp/xp-parts.ts'
import { finish } from '../../support/activities.ts'

const noRules = compileRuleset(
  [],
  { all: 0, byCategory: {} },
  { achievement: () => undefined, milestone: () => undefined },
  0,
)

describe('the XP of a finished attempt', () => {
  it('the XP of an attempt are the sum of their parts, whatever the test paid before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.constantFrom('exam', 'practice')), {
          minLength: 1,
          maxLength: 6,
        }),
        (tries) => {
          let learner = newLearner()
          for (const [correct, mode] of tries) {
            const perfect = mode === 'exam' && correct === 25
            const activity = finish({ correct, mode, ...(perfect ? { perfect } : {}) })
            const { learner: after, outcome } = fold(learner, activity, noRules)
            const parts = xpParts(
              { difficulty: 'medium', length: 25, correct, mode: mode === 'exam' ? 'exam' : 'practice', perfect },
              outcome,
            )
            const { base, perfect_bonus, practice_cut, repeat_cut, streak, achievements, milestones, total } = parts
            expect(base + perfect_bonus - practice_cut - repeat_cut + streak + achievements + milestones).toBe(total)
            expect(total).toBe(after.xp - learner.xp)
            expect(repeat_cut).toBeGreaterThanOrEqual(0)
            learner = after
          }
        },
      ),
    )
  })
})

describe('a tally', () => {
  it('a tally lists the most frequent first, and equals in the order they were met', () => {
    expect(tally(['b', 'a', 'a', 'c', 'b', 'a'])).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ])
  })
})
