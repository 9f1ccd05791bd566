import { addDays, dayNumber, weekdayOf } from '../time/days.ts'
import { DAYS_WITHOUT_NEW, MINUTES_A_DAY } from './limits.ts'
import { practiceExamDays } from './practice-exams.ts'
import { shareEvenly } from './share-evenly.ts'
import { reviewOfToday, sizeOfReview, type ReviewOfToday } from './todays-review.ts'
import { longestWait } from './waits.ts'

export const STUDY_DAYS = ['study', 'rest', 'practice_exam', 'exam'] as const
export type StudyDayKind = (typeof STUDY_DAYS)[number]

export interface StudyDay {
  day: string
  kind: StudyDayKind
  /** How many questions to review; of days to come an estimate. */
  review: number
  /** How many questions to answer for the first time. */
  unseen: number
}

export interface WhatIsAhead {
  today: string
  /** Today or later. */
  exam_on: string
  minutes_a_day: number
  /** 1 is Monday, 7 is Sunday. At least one is missing. */
  rest_days: ReadonlySet<number>
  /** Questions that were never answered. */
  unseen: number
  /** How many questions come again so many days from today; the first with all that are due. */
  due: readonly number[]
  /** What was done today. */
  reviewed: number
  learned: number
}

export interface StudyPlanOfDays {
  /** From today to the exam. */
  days: StudyDay[]
  review: ReviewOfToday
  /** How many of the unseen questions the days hold. */
  covered: number
  /** With how many minutes a day all of them fit; null where they do already, or never do. */
  minutes_for_all: number | null
}

/**
 * What each day until an exam holds, from today alone: a day that was missed makes nothing overdue, it only leaves more for the
 * days to come.
 */
export function planDays(ahead: WhatIsAhead): StudyPlanOfDays {
  const { today, minutes_a_day, unseen, learned } = ahead
  const kinds = kindsOf(ahead)
  const learning = [...kinds.keys()].filter((index) => {
    const daysLeft = kinds.length - 1 - index
    return kinds[index] === 'study' && daysLeft > DAYS_WITHOUT_NEW
  })
  const perDay = newADay(minutes_a_day)
  const isToday = learning[0] === 0
  // What was learned today has its share already, so that today's does not grow while it is done.
  const quota = isToday ? (shareEvenly(unseen + learned, learning.length, perDay)[0] ?? 0) : 0
  const first = isToday ? Math.min(unseen, Math.max(0, quota - learned)) : 0
  const later = isToday ? learning.slice(1) : learning
  const shares = shareEvenly(unseen - first, later.length, perDay)
  const fresh = new Map([
    ...(isToday ? [[0, first] as const] : []),
    ...later.map((day, nth) => [day, shares[nth] ?? 0] as const),
  ])
  const elsewhere = (index: number) =>
    kinds[index] === 'practice_exam' ? minutes_a_day : index === 0 ? quota : (fresh.get(index) ?? 0)
  const sizes = kinds.map((kind, index) => (kind === 'rest' ? 0 : sizeOfReview(minutes_a_day, elsewhere(index))))
  const review = reviewOfToday({ size: sizes[0] ?? 0, done: ahead.reviewed, due: ahead.due[0] ?? 0 })
  const reviews = estimateReviews(ahead, { sizes, fresh, today: review.left })
  const covered = first + shares.reduce((sum, share) => sum + share, 0)
  const fits = (minutes: number) =>
    (isToday ? Math.max(0, newADay(minutes) - learned) : 0) + newADay(minutes) * later.length >= unseen
  return {
    days: kinds.map((kind, index) => ({
      day: addDays(today, index),
      kind,
      review: reviews[index] ?? 0,
      unseen: fresh.get(index) ?? 0,
    })),
    review,
    covered,
    minutes_for_all: covered < unseen ? leastMinutes(minutes_a_day, fits) : null,
  }
}

/** Half of what a day has minutes for: the other half is kept for reviews, so that what is new does not crowd them out. */
const newADay = (minutes: number): number => minutes

function kindsOf({ today, exam_on, rest_days }: WhatIsAhead): StudyDayKind[] {
  const exams = new Set(practiceExamDays({ today, exam_on, rest_days }))
  return Array.from({ length: dayNumber(exam_on) - dayNumber(today) + 1 }, (_, index) => {
    const day = addDays(today, index)
    if (day === exam_on) return 'exam'
    if (rest_days.has(weekdayOf(day))) return 'rest'
    return exams.has(day) ? 'practice_exam' : 'study'
  })
}

/** How many questions each day reviews, if each one comes again as late as it may. */
function estimateReviews(
  { today, exam_on, due }: WhatIsAhead,
  { sizes, fresh, today: left }: { sizes: readonly number[]; fresh: ReadonlyMap<number, number>; today: number },
): number[] {
  const waiting = sizes.map((_, index) => due[index] ?? 0)
  let queue = 0
  return sizes.map((size, index) => {
    queue += waiting[index] ?? 0
    const reviews = index === 0 ? left : Math.min(size, queue)
    queue -= reviews
    const again = index + longestWait(addDays(today, index), exam_on)
    if (again < waiting.length) waiting[again] = (waiting[again] ?? 0) + reviews + (fresh.get(index) ?? 0)
    return reviews
  })
}

function leastMinutes(above: number, fits: (minutes: number) => boolean): number | null {
  for (let minutes = above + 1; minutes <= MINUTES_A_DAY.most; minutes++) if (fits(minutes)) return minutes
  return null
}
