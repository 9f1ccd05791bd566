import { activity } from '../../support/activities.ts'
import { times, type Scripts } from './script.ts'

const typed = (wpm: number, accuracy: number) => activity('typing_test_completed', { metrics: { wpm, accuracy } })
const because = (wpm: number) => ({ event: 'typing_test_completed', wpm, accuracy: 95 })

export const typing: Scripts = {
  // Accurate but slow, fast but not accurate, then both.
  warm_hands: [[typed(39, 97), typed(200, 94.9), typed(40, 95)], because(40)],
  in_the_flow: [[typed(59, 97), typed(200, 94.9), typed(60, 95)], because(60)],
  quick_as_thought: [[typed(99, 97), typed(200, 94.9), typed(100, 95)], because(100)],
  clean_copy: [[typed(10, 97.9), typed(10, 98)], { 'typing_test_completed:accuracy:max': 98 }],
  fifty_pages: [times(50, () => typed(10, 90)), { typing_test_completed: 50 }],
  well_worn_keys: [times(150, () => typed(10, 90)), { typing_test_completed: 150 }],
}
