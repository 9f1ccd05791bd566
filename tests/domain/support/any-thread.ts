import fc from 'fast-check'
import type { ThreadEvent, ThreadStanding } from '../../../functions/_domain/support/thread-rules.ts'

export const anyThreadEvent: fc.Arbitrary<ThreadEvent> = fc.oneof(
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
export const anyThreadBeginning: fc.Arbitrary<ThreadStanding> = fc.record({
  state: fc.constant('open'),
  snoozedUntil: fc.constant(null),
  owner: fc.constantFrom('assistant', 'person'),
  isHeld: fc.boolean(),
})
