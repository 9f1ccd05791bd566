import { describe, expect, it } from 'vitest'
import { holdersText } from '../../../web/src/lib/features/achievements/authoring/managed-achievements.ts'

describe('the table of achievements', () => {
  it('says how many of the active learners have one', () => {
    expect(holdersText({ holders: 37, rate: 37 / 38 })).toBe('37 of 38 active learners')
    expect(holdersText({ holders: 1, rate: 1 })).toBe('1 of 1 active learner')
    expect(holdersText({ holders: 0, rate: 0 })).toBe('no learner has it yet')
    for (let active = 1; active < 400; active += 1)
      for (const holders of [1, Math.ceil(active / 3), active])
        expect(holdersText({ holders, rate: holders / active })).toMatch(new RegExp(`^${holders} of ${active} active`))
  })
})
