import { describe, expect, it } from 'vitest'
import { afterJoining } from '../../../web/src/lib/features/communities/after-joining.ts'
import { firstTest, hasBegun, nextTest } from '../../../web/src/lib/features/communities/first-test.ts'

type Listed = Parameters<typeof hasBegun>[0][number]

const both = (...lengths: Listed['lengths']['exam']) => ({ exam: lengths, practice: lengths })

const listed = (title: string, changes: Partial<Listed> = {}): Listed => ({
  id: title,
  title,
  difficulty: 'medium',
  lengths: both(25, 50),
  mine: { running: null, last: null, best: null, finished: 0 },
  ...changes,
})

describe('after joining', () => {
  it('a new student is welcomed, and members and instructors are not', () => {
    expect(afterJoining({ slug: 'harbor', role: 'student' }, false)).toBe('/c/harbor/welcome')
    expect(afterJoining({ slug: 'harbor', role: 'student' }, true)).toBe('/c/harbor')
    expect(afterJoining({ slug: 'harbor', role: 'instructor' }, false)).toBe('/c/harbor')
  })

  it('the first test is the easiest that can be taken, at its shortest length', () => {
    const short = listed('short', { difficulty: 'easy', lengths: both() })
    const tests = [
      listed('hard', { difficulty: 'hard' }),
      listed('easy', { difficulty: 'easy', lengths: both(50, 25) }),
      short,
    ]
    expect(firstTest(tests)).toEqual({ id: 'easy', title: 'easy', questions: 25 })
    expect(firstTest([short])).toBeNull()
    expect(firstTest([])).toBeNull()
  })

  it('the next test is the easiest that was never finished, and then the one with the lowest best result', () => {
    const done = (title: string, best: number) =>
      listed(title, { difficulty: 'easy', mine: { running: null, last: null, best, finished: 1 } })
    expect(nextTest([done('done', 40), listed('fresh', { difficulty: 'expert' })])).toMatchObject({
      id: 'fresh',
      best: null,
    })
    expect(nextTest([done('good', 90), done('low', 40)])).toMatchObject({ id: 'low', best: 40 })
    expect(nextTest([])).toBeNull()
  })

  it('a learner with a test under way or finished has begun', () => {
    const mine = listed('any').mine
    expect(hasBegun([listed('any')])).toBe(false)
    expect(hasBegun([listed('any'), listed('done', { mine: { ...mine, finished: 1 } })])).toBe(true)
    const running = { attempt_id: 'a', mode: 'practice', length: 25, answered: 3 } as const
    expect(hasBegun([listed('any', { mine: { ...mine, running } })])).toBe(true)
  })
})
