import type { Activity } from './activity.ts'
import { PRACTICE_COMPLETED, XP_AWARDED } from './event-types.ts'
import type { Learner } from './learner.ts'
import type { XpEntry } from './outcome.ts'
import { COMPLETION_XP, contentXp, repeatXp, testXp } from '../xp/xp.ts'
import type { Difficulty } from '../tests/difficulty.ts'

const DIFFICULTIES: readonly string[] = ['easy', 'medium', 'hard', 'expert'] satisfies Difficulty[]
const isDifficulty = (value: unknown): value is Difficulty => typeof value === 'string' && DIFFICULTIES.includes(value)

/** Content without a difficulty counts as easy. */
const difficultyOf = ({ dims }: Activity): Difficulty => (isDifficulty(dims.difficulty) ? dims.difficulty : 'easy')

/** Types that pay by difficulty and minutes. */
const CONTENT: ReadonlySet<string> = new Set(['lesson_completed', 'wod_completed', 'scenario_completed'])

/** The XP of the work itself. A repeated test pays only what exceeds the most it ever paid. */
export function workEntry(activity: Activity, learner: Learner): XpEntry | undefined {
  if (activity.type === 'test_completed') return testEntry(activity, learner)
  if (activity.type === PRACTICE_COMPLETED) return practiceEntry(activity)
  if (activity.type === XP_AWARDED) return awardEntry(activity)
  const { type, id } = activity
  if (type === 'course_completed' || type === 'program_completed')
    return { amount: COMPLETION_XP[type], reason: 'content', reference: id }
  if (!CONTENT.has(type)) return undefined
  const amount = contentXp({ difficulty: difficultyOf(activity), minutes: activity.metrics.minutes ?? 0 })
  return { amount, reason: 'content', reference: id }
}

function practiceEntry({ id, metrics: { xp = 0 } }: Activity): XpEntry | undefined {
  return xp > 0 ? { amount: xp, reason: 'practice', reference: id } : undefined
}

const awardEntry = ({ id, dims, metrics }: Activity): XpEntry => ({
  amount: metrics.amount ?? 0,
  reason: 'award',
  reference: id,
  actor_id: String(dims.actor),
  note: String(dims.reason),
})

function testEntry(activity: Activity, learner: Learner): XpEntry | undefined {
  const test = activity.content_id ?? activity.id
  const { total } = testXp({
    difficulty: difficultyOf(activity),
    length: activity.metrics.questions ?? 0,
    correct: activity.metrics.correct ?? 0,
    mode: activity.dims.mode === 'exam' ? 'exam' : 'practice',
    perfect: activity.dims.perfect === true,
  })
  const amount = repeatXp(total, learner.paid.get(test) ?? 0)
  return amount > 0 ? { amount, reason: 'test', reference: entryOfTest(test, activity.id) } : undefined
}

/** The reference of the entry that pays an attempt: the end of its id is enough to tell a learner's attempts at one test apart. */
export const entryOfTest = (test: string, attempt: string): string => `${test}:${attempt.slice(-12)}`
