import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  stateAt,
  type ThreadEvent,
  type ThreadStanding,
} from '../../../functions/_domain/support/thread-rules.ts'

const event: fc.Arbitrary<ThreadEvent> = fc.oneof(
  fc.constantFrom<ThreadEvent>(
    { type: 'learner_wrote' },
    { type: 'learner_asked_for_a_person' },
    { type: 'learner_resolved' },
    { type: 'assistant_answered' },
  ),
  fc.boolean().map((resolve): ThreadEvent => ({ type: 'person_answered', resolve })),
  fc.constantFrom('open', 'resolved').map((state): ThreadEvent => ({ type: 'person_settled', state })),
  fc.nat().map((until): ThreadEvent => ({ type: 'person_snoozed', until })),
)
const beginning: fc.Arbitrary<ThreadStanding> = fc.record({
  state: fc.constant('open'),
  snoozedUntil: fc.constant(null),
  owner: fc.constantFrom('assistant', 'person'),
  isHeld: fc.boolean(),
})

describe('a thread, whatever happens in it', () => {
  it('belongs to a person for good, and the assistant changes nothing in it then', () => {
    fc.assert(
      fc.property(beginning, fc.array(event), (start, events) => {
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
      fc.property(beginning, fc.array(event), fc.nat(), (start, events, now) => {
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
      fc.property(beginning, fc.array(event), (start, events) => {
        expect(afterEvent(events.reduce(afterEvent, start), { type: 'learner_wrote' }).state).toBe('open')
      }),
    )
  })
})
