import { minutesOf, type DemoActivity, type DemoWork } from './demo-activity.ts'
import type { DemoRandom } from './random.ts'

export type TimeOfDay = 'early' | 'noon' | 'late' | 'night'

/** When a sitting begins, in minutes of the day, give or take half an hour more. */
const BEGINS: Readonly<Record<TimeOfDay, number>> = { early: 5 * 60 + 10, noon: 12 * 60, late: 19 * 60, night: 22 * 60 }
const LAST_MINUTE = 23 * 60 + 55

export interface StudySession {
  deeds: DemoActivity[]
  /** Does one thing after the other. What would not end that day is left undone. */
  add: (work: DemoWork) => void
}

export function studySession(ago: number, hours: TimeOfDay, random: DemoRandom): StudySession {
  let minute = BEGINS[hours] + random.between(0, 30)
  const deeds: DemoActivity[] = []
  return {
    deeds,
    add: (work) => {
      const minutes = minutesOf(work)
      if (minute + minutes > LAST_MINUTE) return
      minute += minutes
      deeds.push({ ...work, ago, minute })
      minute += random.between(1, 6)
    },
  }
}
