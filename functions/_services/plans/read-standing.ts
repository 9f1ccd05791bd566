import type { Connection } from '../../_db/client.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { planOf, type PlanRow } from '../../_db/queries/plans/plans.ts'
import { cardsToReview, comingAgain } from '../../_db/queries/plans/review.ts'
import {
  doneToday,
  seenFigures,
  unfinishedPractice,
  type SeenFigures,
  type UnfinishedPractice,
} from '../../_db/queries/plans/standing.ts'
import { liveTests, type PracticeTest } from '../../_db/queries/practice/candidates.ts'
import { zonesOf } from '../../_db/queries/streaks/streaks.ts'
import type { Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { examAhead } from '../../_domain/plans/exam-date.ts'
import { planDays, type StudyDay } from '../../_domain/plans/study-plan.ts'
import { mostToLookFor, reviewOfToday, sizeOfReview, type ReviewOfToday } from '../../_domain/plans/todays-review.ts'
import { mayPractice } from '../../_domain/practice/gives-keys.ts'
import { dayAt } from '../../_domain/time/days.ts'
import { learnerDay, startOfLearnerDay } from '../../_domain/time/learner-day.ts'

/** Where a learner stands today. Everything that is said of a plan follows from it. */
export interface PlanStanding {
  /** The learner's date, and when it began, in milliseconds since 1970. */
  today: string
  since: number
  plan: PlanRow | null
  /** Of the exam that is ahead. */
  exam_on: string | null
  /** All that may be practiced. */
  tests: readonly PracticeTest[]
  /** The only test that is asked before the exam. */
  test_id: string | null
  figures: SeenFigures
  review: ReviewOfToday
  /** From today to the exam; none without one. */
  days: readonly StudyDay[]
  covered: number
  minutes_for_all: number | null
  /** Whether an exam was finished today. */
  examTaken: boolean
  unfinished: UnfinishedPractice | null
}

export async function readStanding(
  tx: Transaction,
  sql: Connection['sql'],
  { now, ...learner }: LearnerKey & { now: number },
): Promise<PlanStanding> {
  const [zones, plan, live, unfinished] = await Promise.all([
    zonesOf(tx, learner.user_id),
    planOf(sql, learner),
    liveTests(sql, learner),
    unfinishedPractice(sql, learner),
  ])
  if (!zones) throw notFound('profile')
  const at = new Date(now)
  const today = learnerDay(zones, at).local_date
  const since = startOfLearnerDay(zones, at).getTime()
  const exam_on = examAhead(plan, today)
  const test_id = exam_on === null ? null : (plan?.test?.id ?? null)
  const tests = live.filter((test) => mayPractice(test, now))
  const asked = tests.flatMap(({ id }) => (test_id === null || id === test_id ? [id] : []))
  const query = { ...learner, since, tests: asked, today: dayAt(now), exam_on, exam_test: test_id }
  const standing = { today, since, plan, exam_on, tests, test_id, unfinished }
  if (plan === null || exam_on === null) {
    const size = sizeOfReview(plan?.minutes_a_day ?? null)
    const [figures, done, cards] = await Promise.all([
      seenFigures(sql, query),
      doneToday(sql, { ...query, test_id }),
      cardsToReview(sql, query, mostToLookFor(size)),
    ])
    const review = reviewOfToday({ size, done: done.reviewed, due: cards.length })
    const noDays = { days: [], covered: 0, minutes_for_all: null }
    return { ...standing, ...noDays, figures, review, examTaken: done.exam }
  }
  const [figures, done, again] = await Promise.all([
    seenFigures(sql, query),
    doneToday(sql, { ...query, test_id }),
    comingAgain(sql, { ...query, exam_on }),
  ])
  const due: number[] = []
  for (const { day, questions } of again) due[day] = questions
  const planned = planDays({
    ...{ today, exam_on, minutes_a_day: plan.minutes_a_day, rest_days: new Set(plan.rest_days) },
    ...{ unseen: figures.questions - figures.seen, learned: figures.learned },
    ...{ due, reviewed: done.reviewed },
  })
  return { ...standing, ...planned, figures, examTaken: done.exam }
}
