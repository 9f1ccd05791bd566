import { minutesOf, type Deed, type Work } from './deed.ts'
import type { Random } from './random.ts'

export type Hours = 'early' | 'noon' | 'late' | 'night'

/** When a sitting begins, in minutes of the day, give or take half an hour more. */
const BEGINS: Readonly<Record<Hours, number>> = { early: 5 * 60 + 10, noon: 12 * 60, late: 19 * 60, night: 22 * 60 }
const LAST_MINUTE = 23 * 60 + 55

export interface Sitting {
  deeds: Deed[]
  /** Does one thing after the other. What would not end that day is left undone. */
  add: (work: Work) => void
}

export function sitting(ago: number, hours: Hours, random: Random): Sitting {
  let minute = BEGINS[hours] + random.between(0, 30)
  const deeds: Deed[] = []
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
