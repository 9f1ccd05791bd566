import type { DemoCommunity } from './catalogue.ts'
import { daysAgo } from './days.ts'
import type { DemoActivity } from './demo-activity.ts'
import type { DemoRandom } from './random.ts'
import { studySession, type TimeOfDay, type StudySession } from './sitting.ts'

/** The habits of a learner in a community with a language. */
export interface SchoolHabit {
  /** Days with activity, as `daysAgo` reads them. */
  days: string
  hours: TimeOfDay
  /** Activities on one of those days. */
  zeal: number
  /** Words a minute at the beginning. */
  wpm: number
}

const KINDS = [
  'study_session',
  'vocabulary_learned',
  'vocabulary_learned',
  'conversation_held',
  'typing_test_completed',
] as const

export function schoolDeeds(habit: SchoolHabit, { contents }: DemoCommunity, random: DemoRandom): DemoActivity[] {
  const once = contents.filter(({ kind }) => kind === 'lesson' || kind === 'scenario')
  return daysAgo(habit.days).flatMap((ago, index) => {
    const day = studySession(ago, habit.hours, random)
    if (random.chance(0.92)) day.add({ type: 'daily_login' })
    const content = random.chance(0.4) ? once.shift() : undefined
    if (content?.kind === 'lesson') day.add({ type: 'lesson_completed', content })
    if (content?.kind === 'scenario')
      day.add({ type: 'scenario_completed', content, score: Math.min(100, random.between(70, 108)) })
    for (let left = habit.zeal; left > 0; left--) exercise(day, habit.wpm + index, random)
    return day.deeds
  })
}

function exercise({ add }: StudySession, wpm: number, random: DemoRandom): void {
  const type = random.pick(KINDS) ?? 'vocabulary_learned'
  add({ type, metrics: metricsOf(type, wpm, random) })
}

function metricsOf(type: (typeof KINDS)[number], wpm: number, random: DemoRandom): Record<string, number> {
  switch (type) {
    case 'vocabulary_learned':
      return { words: random.between(6, 30) }
    case 'typing_test_completed':
      return { wpm: wpm + random.between(-4, 4), accuracy: random.between(90, 99) }
    case 'study_session':
      return { minutes: random.between(15, 95) }
    case 'conversation_held':
      return { minutes: random.between(8, 30) }
  }
}
