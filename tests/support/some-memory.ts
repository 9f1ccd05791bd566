import fc from 'fast-check'
import type { AttemptToRemember } from '../../functions/_domain/memory/follow.ts'

const HOUR = 3_600_000
const BEGAN = Date.UTC(2026, 0, 1)

const answers = fc.uniqueArray(
  fc.record({
    lineage_id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    credit: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
    confidence: fc.constantFrom(undefined, 'sure' as const, 'think' as const, 'guess' as const),
  }),
  { selector: ({ lineage_id }) => lineage_id, maxLength: 5 },
)

const mixing = fc.constantFrom('mixed' as const, 'drill' as const, 'drills_missed' as const)

/** The finished attempts of a learner, in the order in which they were finished; some at the same moment. */
export const someHistory: fc.Arbitrary<AttemptToRemember[]> = fc
  .array(fc.record({ hours: fc.nat(400), answers, mixing }), { maxLength: 30 })
  .map((attempts) => {
    let finished_at = BEGAN
    return attempts.map(({ hours, answers, mixing }, index) => {
      finished_at += hours * HOUR
      return { id: `attempt-${String(index).padStart(2, '0')}`, finished_at, answers, mixing }
    })
  })
