import type { Activity } from '../engine/activity.ts'
import type { Streak } from './streak.ts'

/**
 * Whether the bonus of a day is still to come: the learner was active on it and nothing was passed yet. A day is paid as long
 * as it is the newest active one, so an event that arrives late pays nothing, and a date that repeats pays once.
 */
export const isBonusOpen = ({ last_day, protected_day, bonus_day }: Streak, day: string): boolean =>
  day === last_day && protected_day === null && bonus_day !== day

/**
 * Whether an activity brings the bonus of its day: a test that was passed, or finished work of another kind. Practice never does, since
 * its keys are on the device. Events from before tests had to be passed for it are marked where they paid it, so a replay pays it with
 * them, too.
 */
export const earnsBonus = ({ type, dims }: Pick<Activity, 'type' | 'dims'>): boolean =>
  type === 'test_completed' ? dims.passed === true || dims.bonus_paid === true : type !== 'practice_completed'
