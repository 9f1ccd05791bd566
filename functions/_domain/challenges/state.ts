import { addDays } from '../time/days.ts'

export type ChallengeState = 'coming' | 'running' | 'past'

interface ChallengeDays {
  starts_on: string
  ends_on: string
  ended_early: boolean
}

/** Where a challenge is on a learner's day. */
export function challengeState({ starts_on, ends_on, ended_early }: ChallengeDays, today: string): ChallengeState {
  if (ended_early || today > ends_on) return 'past'
  return today < starts_on ? 'coming' : 'running'
}

/** Whether it may have begun somewhere: no zone is a day ahead of UTC. */
export const hasBegun = (starts_on: string, todayInUtc: string): boolean => starts_on <= addDays(todayInUtc, 1)
