import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWindow } from '../../../functions/_domain/rules/window.ts'
import { activity } from '../../support/activities.ts'
import { someWindow } from '../../support/windows.ts'
import { anyHistory } from '../achievements/any-history.ts'

const asked = fc.record({
  days: fc.integer({ min: 1, max: 12 }),
  at: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 200 })),
  key: fc.constantFrom(
    'test_completed',
    'test_completed@category=network,mode=exam',
    'test_completed:questions:sum',
    'test_completed:score:max',
    'test_completed:score:min',
    'scenario_completed@perfect=false',
    'post_created',
  ),
})

describe('a window over the log', () => {
  it('a window is full after the event with which some days in a row hold enough, in any order of events', () => {
    fc.assert(
      fc.property(anyHistory(40), asked, (history, condition) => {
        const isFull = createWindow(condition)
        let full = false
        history.forEach((event, index) => {
          // Once full it stays so: a minimum may fall again, what was met was met.
          full ||= someWindow(condition, history.slice(0, index + 1))
          expect(isFull(event)).toBe(full)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('a window ends with its last day', () => {
    const isFull = createWindow({ key: 'post_created', days: 7, at: 2 })
    expect([0, 7, 13].map((day) => isFull(activity('post_created', { day })))).toEqual([false, false, true])
  })
})
