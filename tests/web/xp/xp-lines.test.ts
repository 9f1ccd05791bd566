import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareBefore, signed, xpLines } from '../../../web/src/lib/features/xp/xp-lines.ts'

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
        parts.completed,
    },
    level: { before: 3, after: 3, level: 3, title: 'Novice', total: 300, into: 40, needed: 132 },
    streak: null,
    achievements: [],
    milestones: [],
    completed: [],
  }))

describe('the ledger of an attempt', () => {
  it('adds up to what was earned, whatever it is made of', () => {
    fc.assert(
      fc.property(made, (progress) => {
        const sum = xpLines(progress).reduce((sum, { xp }) => sum + xp, 0)
        expect(sum).toBe(progress.xp.total)
      }),
    )
  })

  it('has a line for right answers even where there were none, and for nothing else that came to nothing', () => {
    const nothing = {
      base: 0,
      perfect_bonus: 0,
      practice_cut: 0,
      repeat_cut: 0,
      streak: 0,
      achievements: 0,
      milestones: 0,
      completed: 0,
    }
    const [progress] = fc.sample(made, 1)
    if (!progress) throw new Error('No sample.')
    expect(xpLines({ ...progress, xp: { ...nothing, total: 0 } })).toEqual([{ label: 'Right answers', xp: 0 }])
  })

  it('shows what is taken off with a minus', () => {
    expect([signed(34), signed(-34), signed(0)]).toEqual(['+34', '−34', '+0'])
  })
})

describe('the way to the next level', () => {
  it('begins where it stood before, and at nothing on a level just reached', () => {
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
