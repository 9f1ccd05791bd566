import { describe, expect, it } from 'vitest'
import { earnedWords } from '../../../web/src/lib/features/practice/earned-words.ts'

describe('what a practice session says that it earned', () => {
  const earned = { xp: 12, xp_today: 12, answered_today: 20, counts_today: true, too_fast: false }
  const words = (of: Partial<typeof earned>, correct = 12) => earnedWords({ ...earned, ...of }, { correct })

  it.each([
    [{}, 12, '+12 XP'],
    [{ xp: 4 }, 12, '+4 XP: a question pays once a day'],
    [{ xp: 4, xp_today: 30 }, 12, '+4 XP: a day of practice pays 30 at most'],
    [{ xp: 0 }, 12, 'No XP: a question pays once a day'],
    [{ xp: 0, xp_today: 30 }, 12, 'No XP: a day of practice pays 30 at most'],
    [{ xp: 0, xp_today: 0 }, 0, 'No XP this time'],
    [{ xp: 0, too_fast: true }, 12, 'No XP this time'],
  ])('of XP, for %j with %i right: %s', (of, correct, text) => {
    expect(words(of, correct).xp).toBe(text)
  })

  it('says whether the day counts, and how much it lacks', () => {
    expect(words({}).day).toBe('The day counts for your streak.')
    expect(words({ answered_today: 6, counts_today: false }).day).toBe('6 of the 10 answers that make a day count.')
    expect(words({ too_fast: true }).day).toBe('That was faster than anyone can read, so it counts for nothing.')
  })
})
