import type { AssignmentState } from './kinds.ts'
import { addDays } from '../time/days.ts'
import { localTime } from '../time/local-time.ts'

/** A learner's evening begins at this hour. */
const EVENING = 18
const HOUR = 3_600_000
/** No zone is further than this from another. */
const FARTHEST = 40 * HOUR

export interface AssignedTo {
  state: AssignmentState
  /** In milliseconds since 1970. */
  opens: number
  due: number | null
  closes: number | null
  zone: string
  told: ReadonlySet<string>
}

const OPEN = new Set<AssignmentState>(['not_started', 'in_progress', 'late'])

/** What a learner is to be told now: that something is theirs, and, in the evening before it is due, that it is due. */
export function toTell(it: AssignedTo, now: number): ('assigned' | 'assignment_due')[] {
  if (!OPEN.has(it.state) || now < it.opens || (it.closes !== null && now >= it.closes)) return []
  if (it.due !== null && !it.told.has('assignment_due') && isEveBefore(it.due, it.zone, now))
    return it.told.has('assigned') ? ['assignment_due'] : ['assigned', 'assignment_due']
  return it.told.has('assigned') ? [] : ['assigned']
}

function isEveBefore(due: number, zone: string, now: number): boolean {
  if (now >= due) return false
  const [today, day] = [localTime(new Date(now), zone), localTime(new Date(due), zone).day]
  return today.day === day || (today.day === addDays(day, -1) && today.hour >= EVENING)
}

/** Of what is due in an evening a learner is told within half an hour. Then it is in one mail. */
const GATHER = 35 * 60_000
/** What is due so soon is mailed at once. */
const SOON = 2 * HOUR

/** When to mail a learner what they are told now, at the latest. */
export const mailAt = (due: number, now: number): number => Math.min(now + GATHER, Math.max(now, due - SOON))

/** When to look again: when it opens, then each half hour near to a time at which it is due; null: only when something changes. */
export function lookAgainAt(learners: readonly Pick<AssignedTo, 'opens' | 'due'>[], now: number): number | null {
  const times = learners.flatMap(({ opens, due }) => [
    ...(opens > now ? [opens] : []),
    ...(due !== null && due > now ? [Math.max(now + HOUR / 2, due - FARTHEST)] : []),
  ])
  return times.length === 0 ? null : Math.min(...times)
}
