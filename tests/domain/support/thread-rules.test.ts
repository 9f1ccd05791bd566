import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterEvent, stateAt } from '../../../functions/_domain/support/thread-rules.ts'
import { anyThreadBeginning, anyThreadEvent } from './any-thread.ts'

describe('a thread, whatever happens in it', () => {
  it('belongs to a person for good, and the assistant changes nothing in it then', () => {
    fc.assert(
      fc.property(anyThreadBeginning, fc.array(anyThreadEvent), (start, events) => {
        let thread = start
        for (const each of events) {
          const before = thread
          thread = afterEvent(thread, each)
          if (before.owner === 'person') expect(thread.owner).toBe('person')
          if (before.owner === 'person' && each.type === 'assistant_answered') expect(thread).toEqual(before)
          if (!before.isHeld) expect(thread.isHeld).toBe(false)
        }
      }),
    )
  })

  it('has a time to come back exactly while it is snoozed, and is open from then on', () => {
    fc.assert(
      fc.property(anyThreadBeginning, fc.array(anyThreadEvent), fc.nat(), (start, events, now) => {
        const thread = events.reduce(afterEvent, start)
        expect(thread.snoozedUntil !== null).toBe(thread.state === 'snoozed')
        if (thread.snoozedUntil !== null)
          expect(stateAt(thread, now)).toBe(thread.snoozedUntil <= now ? 'open' : 'snoozed')
        else expect(stateAt(thread, now)).toBe(thread.state)
      }),
    )
  })

  it('is open after the learner wrote, whatever was before', () => {
    fc.assert(
      fc.property(anyThreadBeginning, fc.array(anyThreadEvent), (start, events) => {
        expect(afterEvent(events.reduce(afterEvent, start), { type: 'learner_wrote' }).state).toBe('open')
      }),
    )
  })
})
