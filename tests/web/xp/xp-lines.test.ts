import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareBefore, xpLines } from '../../../web/src/lib/features/xp/xp-lines.ts'
import { signedText } from '../../../functions/_domain/locale/numbers.ts'

const amount = fc.nat(500)
const made = fc
  .record({
    base: amount,
    perfect_bonus: amount,
    practice_cut: amount,
    repeat_cut: amount,
    streak: amount,
    achievements: amount,
    milestones: amount,
    completed: amount,
    correction: fc.integer({ min: -500, max: 500 }),
  })
  .map((parts) => ({
    xp: {
      ...parts,
      total:
        parts.base +
        parts.perfect_bonus -
        parts.practice_cut -
        parts.repeat_cut +
        parts.streak +
        parts.achievements +
        parts.milestones +
        parts.completed +
        parts.correction,
    },
    level: { before: 3, after: 3, level: 3, title: 'Novice', total: 300, into: 40, needed: 132 },
    streak: null,
    achievements: [],
    milestones: [],
    completed: [],
  }))

describe('the XP lines of an attempt', () => {
  it('add up to the XP earned', () => {
    fc.assert(
      fc.property(made, (progress) => {
        const sum = xpLines(progress).reduce((sum, { xp }) => sum + xp, 0)
        expect(sum).toBe(progress.xp.total)
      }),
    )
  })

  it('include right answers even at 0 XP, and no other line of 0 XP', () => {
    const nothing = {
      base: 0,
      perfect_bonus: 0,
      practice_cut: 0,
      repeat_cut: 0,
      streak: 0,
      achievements: 0,
      milestones: 0,
      completed: 0,
      correction: 0,
    }
    const [progress] = fc.sample(made, 1)
    if (!progress) throw new Error('No sample.')
    expect(xpLines({ ...progress, xp: { ...nothing, total: 0 } })).toEqual([{ label: 'Correct answers', xp: 0 }])
  })

  it('show deductions with a minus sign', () => {
    expect([signedText(34), signedText(-34), signedText(0)]).toEqual(['+34', '−34', '+0'])
  })
})

describe('the progress to the next level', () => {
  it('starts at the share before the attempt, and at 0 on a level just reached', () => {
    fc.assert(
      fc.property(made, (progress) => {
        fc.pre(progress.xp.total >= 0) // nothing done ever costs XP
        const before = shareBefore(progress)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(40 / 132)
        expect(shareBefore({ ...progress, level: { ...progress.level, before: 2 } })).toBe(0)
      }),
    )
  })
})
