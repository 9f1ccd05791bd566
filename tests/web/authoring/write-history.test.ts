import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  historyOf,
  redone,
  stepped,
  undone,
  wrote,
} from '../../../web/src/lib/features/authoring/question/write-history.ts'

describe('what an author wrote', () => {
  it('is taken back step by step, and done again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 60 }), (values) => {
        const end = values.reduce((history, value, step) => wrote(history, value, step * 1000), historyOf(-1))
        let back = end
        for (const value of [-1, ...values].toReversed()) {
          expect(back.now).toBe(value)
          back = undone(back)
        }
        for (const value of [-1, ...values]) {
          expect(back.now).toBe(value)
          back = redone(back)
        }
      }),
    )
  })

  it('in one go is one step', () => {
    const typed = ['r', 'ro', 'rou'].reduce((history, text, at) => wrote(history, text, 5000 + at * 100), historyOf(''))
    expect(undone(typed).now).toBe('')
  })

  it('behind a step is one of its own, however soon', () => {
    const chosen = wrote(stepped(wrote(historyOf('a'), 'b', 5000)), 'c', 5001)
    expect(undone(chosen).now).toBe('b')
  })

  it('after an undo forgets what was taken back', () => {
    const other = wrote(undone(wrote(historyOf('a'), 'b', 0)), 'c', 10)
    expect(redone(other)).toBe(other)
    expect(undone(other).now).toBe('a')
  })
})
