import { addDays } from '../time/days.ts'
import { currentZones, endOfLearnerDay, startOfLearnerDay, type Zones } from '../time/learner-day.ts'
import { localHour } from '../time/local-time.ts'

/** At night nobody is set a goal: from ten in the evening to six in the morning of the learner. */
export const isNight = (hour: number): boolean => hour >= NIGHT.from || hour < NIGHT.to

const NIGHT = { from: 22, to: 6 } as const

const HOUR = 3_600_000

/** The first moment after the learner's next night, in milliseconds since 1970. */
export function morningAfter(zones: Zones, now: number): number {
  const begins = (day: number) => {
    const { time_zone } = currentZones(zones, new Date(day))
    let at = day + NIGHT.to * HOUR
    // Where the clock goes back in the night, it lasts longer.
    while (localHour(new Date(at), time_zone) < NIGHT.to) at += HOUR / 2
    return at
  }
  const today = startOfLearnerDay(zones, new Date(now)).getTime()
  const morning = begins(today)
  return morning > now ? morning : begins(endOfLearnerDay(zones, new Date(now)).getTime())
}

/** The day before an exam and the day of it are for nothing else. Days are the learner's. */
export const isAroundExam = (today: string, exam_on: string | null): boolean =>
  exam_on !== null && exam_on >= today && exam_on <= addDays(today, 1)
