import fc from 'fast-check'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { activity, finish } from '../../support/activities.ts'

type When = Parameters<typeof activity>[1]
type Event = (when: When) => Activity

const some = (max: number) => fc.integer({ min: 1, max })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const difficulty = fc.constantFrom('easy', 'medium', 'hard', 'expert')
const given = <T>(values: Record<string, T | undefined>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

const test: fc.Arbitrary<Event> = fc
  .record({
    mode: fc.constantFrom('exam', 'practice'),
    category: fc.constantFrom('network', 'security'),
    questions: fc.constantFrom(25, 50, 100),
    share: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    first: fc.boolean(),
    first_pass: fc.boolean(),
    seconds: some(7200),
    content_id: fc.oneof(fc.constant(null), fc.constantFrom('one test', 'another', 'a third')),
    previous: maybe(fc.record({ previous_score: fc.nat(100), best_before: fc.nat(100) })),
  })
  .map(
    ({ share, previous, content_id, ...attempt }) =>
      (when) =>
        finish({ ...attempt, ...previous, correct: Math.round(share * attempt.questions) }, { ...when, content_id }),
  )

const practice: fc.Arbitrary<Event> = fc
  .record({ correct: fc.nat(30), learned: fc.boolean(), preset: fc.constantFrom('weak_spots', 'unseen') })
  .map(
    ({ correct, learned, preset }) =>
      (when) =>
        activity('practice_completed', {
          ...when,
          dims: { preset, ...(learned ? { learned } : {}) },
          metrics: { answered: 30, correct, questions: 30, seconds: 600, xp: correct },
        }),
  )

/** An event of a type with none, some or all of what it may carry. */
const other: fc.Arbitrary<Event> = fc
  .record({
    type: fc.constantFrom(
      'daily_login',
      'lesson_completed',
      'wod_completed',
      'scenario_completed',
      'course_completed',
      'program_completed',
      'vocabulary_learned',
      'conversation_held',
      'study_session',
      'typing_test_completed',
      'post_created',
      'comment_created',
      'achievement_shared',
      'kettle_boiled',
    ),
    dims: fc.record({
      difficulty: maybe(difficulty),
      perfect: maybe(fc.boolean()),
      first_in_language: maybe(fc.boolean()),
    }),
    metrics: fc.record({
      minutes: maybe(some(120)),
      words: maybe(some(400)),
      days: maybe(some(30)),
      score: maybe(fc.nat(100)),
      wpm: maybe(some(120)),
      accuracy: maybe(fc.nat(100)),
    }),
  })
  .map(
    ({ type, dims, metrics }) =>
      (when) =>
        activity(type, { ...when, dims: given<string | boolean>(dims), metrics: given(metrics) }),
  )

/** Mostly the same day or the next, now and then a pause, and sometimes news of days ago. */
const gap = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(0, 1) },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 6 }) },
  { weight: 1, arbitrary: fc.constant(-2) },
)

/** Whatever one learner may have done, in the order it arrives. */
export const anyHistory = (maxLength = 60): fc.Arbitrary<Activity[]> =>
  fc.array(fc.tuple(fc.oneof(test, practice, other), gap, fc.nat(23)), { maxLength, size: 'max' }).map((steps) => {
    let day = 0
    return steps.map(([event, gap, hour], index) => {
      day = Math.max(0, day + gap)
      return event({ id: `event ${index}`, day, hour })
    })
  })
