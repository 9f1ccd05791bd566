import type { CalendarEntry } from '../plans/icalendar.ts'
import { localOfInstant } from '../time/zoned.ts'
import type { AssignmentState } from './kinds.ts'

interface Due {
  id: string
  title: string
  due_at: string | null
  state: AssignmentState
}

const LEFT = new Set<AssignmentState>(['not_started', 'in_progress', 'late'])

/** An entry of a calendar for each assignment that is left to do, on the day on which it is due where the learner is. */
export const dueDays = (dues: readonly Due[], { feed, zone }: { feed: string; zone: string }): CalendarEntry[] =>
  dues.flatMap(({ id, title, due_at, state }) => {
    if (due_at === null || !LEFT.has(state)) return []
    const [day = '', time = ''] = localOfInstant(due_at, zone).split('T')
    return [{ uid: `${id}.${feed}@laude`, day, summary: `Due: ${title}`, description: `Until ${time}` }]
  })
