import { addDays } from '../time/days.ts'

/** How many days before today a learner's own rate is read from. */
export const HISTORY_DAYS = 28

/** A finished test or practice session, as the log has it. */
export interface LoggedWork {
  type: string
  local_date: string
  mode: string | null
  score: number | null
  /** Questions of a finished test, answered questions of a practice session. */
  questions: number | null
  correct: number | null
}

/** On how many of the last four weeks' days a learner did something, and how much in all. */
export interface GoalRate {
  days: number
  total: number
}

export interface GoalRates {
  questions: GoalRate
  exams: GoalRate
  days: GoalRate
  practice: GoalRate
  /** The scores of all exams, the lowest first. */
  scores: readonly number[]
}

interface RatedWork {
  today: string
  work: readonly LoggedWork[]
  /** Days on which the learner learned, as the streak's calendar has them. */
  learned: readonly string[]
}

/** What a learner usually does: today is not over, so it is no part of it. */
export function ratesOf({ today, work, learned }: RatedWork): GoalRates {
  const from = addDays(today, -HISTORY_DAYS)
  const isPast = (day: string) => day >= from && day < today
  const past = work.filter(({ local_date }) => isPast(local_date))
  const exams = past.filter(isExam)
  const days = new Set(learned.filter(isPast)).size
  return {
    questions: rate(past, ({ questions }) => questions ?? 0),
    exams: rate(exams, () => 1),
    days: { days, total: days },
    practice: rate(
      past.filter(({ type }) => type === 'practice_completed'),
      ({ correct }) => correct ?? 0,
    ),
    scores: exams.flatMap(({ score }) => score ?? []).toSorted((a, b) => a - b),
  }
}

const isExam = ({ type, mode }: LoggedWork): boolean => type === 'test_completed' && mode === 'exam'

function rate(work: readonly LoggedWork[], amount: (each: LoggedWork) => number): GoalRate {
  const counted = work.filter((each) => amount(each) > 0)
  return {
    days: new Set(counted.map(({ local_date }) => local_date)).size,
    total: counted.reduce((sum, each) => sum + amount(each), 0),
  }
}

/** A finished exam of a learner that counts. */
export interface ExamScore {
  test_id: string
  /** Of 100. */
  score: number
  /** Milliseconds since 1970. */
  finished_at: number
}

/** The best score of the exams on a test that were finished from a moment on; 0 without one. */
export const bestExam = (exams: readonly ExamScore[], test: string | null, from: number): number =>
  exams
    .filter(({ test_id, finished_at }) => test_id === test && finished_at >= from)
    .reduce((best, { score }) => Math.max(best, score), 0)
