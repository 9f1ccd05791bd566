import { lengthsOffered } from '../../../functions/_domain/attempts/lengths.ts'
import type { DemoCommunity, DemoTest } from './catalogue.ts'
import { daysAgo } from './days.ts'
import type { DemoActivity } from './demo-activity.ts'
import type { DemoRandom } from './random.ts'
import { studySession, type TimeOfDay } from './sitting.ts'

/** The habits of a learner in a community with tests. */
export interface AcademyHabit {
  /** Days with activity, as `daysAgo` reads them. */
  days: string
  hours: TimeOfDay
  /** Tests a day, on average. */
  tests: number
  /** Percent at the beginning and at the end. */
  score: readonly [from: number, to: number]
  /** How likely a lesson or a WOD is, 0–1. */
  course: number
  /** Fails one test at the start and repeats it half-way. */
  comeback?: true
}

export function academyDeeds(
  habit: AcademyHabit,
  { tests, contents }: DemoCommunity,
  random: DemoRandom,
): DemoActivity[] {
  const days = daysAgo(habit.days)
  const lessons = contents.filter(({ kind }) => kind === 'lesson')
  const wods = contents.filter(({ kind }) => kind === 'wod')
  const half = days.length >> 1
  return days.flatMap((ago, index) => {
    const { deeds, add } = studySession(ago, habit.hours, random)
    const progress = index / Math.max(1, days.length - 1)
    const take = (test: DemoTest | undefined, forced?: number) => {
      const length = test && random.pick(lengthsOffered(test.questions))
      if (!length) return
      const score = forced ?? scoreAt(habit.score, progress) + random.between(-8, 8)
      const correct = Math.min(length, Math.max(0, Math.round((length * score) / 100)))
      const mode = forced !== undefined || random.chance(0.3 + 0.4 * progress) ? 'exam' : 'practice'
      const seconds = length * random.between(18, 40)
      add({ type: 'test_completed', test, mode, questions: length, correct, seconds })
    }

    if (random.chance(0.92)) add({ type: 'daily_login' })
    if (habit.comeback && (index === 0 || index === half)) take(tests[0], index === 0 ? 36 : 92)
    const lesson = random.chance(habit.course / 2) ? lessons.shift() : undefined
    if (lesson) add({ type: 'lesson_completed', content: lesson })
    const wod = random.chance(habit.course) ? random.pick(wods) : undefined
    if (wod) add({ type: 'wod_completed', content: wod })
    // A day that counts has something that counts.
    const least = deeds.some(({ type }) => type !== 'daily_login') ? 0 : 1
    const wanted = Math.floor(habit.tests) + (random.chance(habit.tests % 1) ? 1 : 0)
    const open = habit.comeback && index < half ? tests.slice(1) : tests
    for (let left = Math.max(least, wanted); left > 0; left--) take(random.pick(open))
    return deeds
  })
}

const scoreAt = ([from, to]: AcademyHabit['score'], progress: number) => from + (to - from) * progress
