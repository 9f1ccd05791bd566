import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { replay } from '../../../functions/_domain/engine/replay.ts'
import { practiceActivity } from '../../../functions/_domain/practice/practice-completed.ts'
import {
  addPractice,
  isDayOfLearning,
  LEARNING_ANSWERS,
  MOST_PRACTICE_XP,
  NO_PRACTICE,
} from '../../../functions/_domain/practice/practice-day.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { activity, dayOf } from '../../support/activities.ts'
import { packRules } from '../../support/packs.ts'

const RULES = packRules()

/** Sessions of one day: which questions of forty each answered right, and how many wrong. */
const sessions = fc.array(
  fc.record({
    right: fc.uniqueArray(
      fc.nat(39).map((n) => `question ${n}`),
      { maxLength: 40 },
    ),
    wrong: fc.nat(12),
  }),
  { maxLength: 12 },
)
type Session = ReturnType<typeof fc.sample<{ right: string[]; wrong: number }>>[number]

/** The events of a day, as finishing one session after the other makes them. */
function eventsOf(taken: readonly Session[], local = 0): Activity[] {
  let day = NO_PRACTICE
  return taken.map(({ right, wrong }, index) => {
    const answered = right.length + wrong
    const added = addPractice(day, { answered, right })
    day = added.day
    const { id, user_id, community_id, occurred_at, local_hour } = activity('practice_completed', {
      id: `${local} session ${index}`,
      day: local,
    })
    return practiceActivity({
      ...{ id, user_id, community_id, preset: 'weak_spots', finished_at: occurred_at },
      today: { local_date: dayOf(local), local_hour },
      ...{ answered, correct: right.length, questions: answered, seconds: 600, xp: added.paid.length },
      learned: isDayOfLearning(day),
    })
  })
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
const practiceXp = (log: readonly Activity[]) =>
  replay(log).entries.flatMap(({ reason, amount }) => (reason === 'practice' ? [amount] : []))

describe('a day of practice', () => {
  it('pays each question once and never more than its most, whatever sessions it has', () => {
    fc.assert(
      fc.property(sessions, (taken) => {
        const different = new Set(taken.flatMap(({ right }) => right)).size
        expect(sumOf(practiceXp(eventsOf(taken)))).toBe(Math.min(MOST_PRACTICE_XP, different))
      }),
    )
  })

  it('pays the same in whatever order the sessions come, and nothing for one that comes again', () => {
    fc.assert(
      fc.property(sessions, fc.infiniteStream(fc.nat()), (taken, chance) => {
        const shuffled = taken
          .map((session) => ({ session, place: chance.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ session }) => session)
        const xp = sumOf(practiceXp(eventsOf(taken)))
        expect(sumOf(practiceXp(eventsOf(shuffled)))).toBe(xp)
        expect(sumOf(practiceXp(eventsOf([...taken, ...taken])))).toBe(xp)
      }),
    )
  })

  it('its events fold to the same counters, streak and XP in any order', () => {
    fc.assert(
      fc.property(sessions, (taken) => {
        const log = eventsOf(taken)
        const { learner } = replay(log)
        expect(replay(log.toReversed()).learner).toEqual(learner)
      }),
    )
  })

  it('counts for the streak once ten questions were answered, in one session or in several', () => {
    const ofWrong = (...wrong: number[]) => eventsOf(wrong.map((n) => ({ right: [], wrong: n })))
    const streakOf = (log: Activity[]) => replay(log).learner.streaks.learning?.current
    expect(LEARNING_ANSWERS).toBe(10)
    expect(streakOf(ofWrong(9))).toBeUndefined()
    expect(streakOf(ofWrong(10))).toBe(1)
    expect(streakOf(ofWrong(5, 4))).toBeUndefined()
    expect(streakOf(ofWrong(5, 5, 3))).toBe(1)
    expect(streakOf([...ofWrong(5, 5), ...eventsOf([{ right: [], wrong: 10 }], 1)])).toBe(2)
  })

  it('pays no bonus of the streak, and leaves it to a test that is passed', () => {
    const [event] = eventsOf([{ right: [], wrong: 10 }])
    if (!event) throw new Error('There is no event.')
    const { outcome, learner } = fold(newLearner(1), event, RULES)
    expect(outcome.streaks).toMatchObject([{ kind: 'learning', result: 'started', bonus_open: true }])
    expect(outcome.xp.filter(({ reason }) => reason === 'streak')).toEqual([])
    const lesson = fold(learner, activity('lesson_completed'), RULES)
    expect(lesson.outcome.xp.some(({ reason }) => reason === 'streak')).toBe(true)
  })
})
