import type { ChallengeShown, ChallengeTeam } from '#contracts/challenges/challenges.ts'
import { count } from '#domain/locale/counts.ts'
import { dayText } from '#domain/locale/dates.ts'
import { numberText } from '#domain/locale/numbers.ts'

type ChallengeDates = Pick<ChallengeShown, 'starts_on' | 'ends_on' | 'ended_early'>

/** "Dec 7, 2026 to Dec 13, 2026" */
export const challengeDays = ({ starts_on, ends_on, ended_early }: ChallengeDates): string =>
  `${dayText(starts_on, 'date')} to ${dayText(ends_on, 'date')}${ended_early ? ', ended early' : ''}`

/** "3 of 10" */
export const haveText = ({ have, need }: { have: number; need: number }): string =>
  `${numberText(Math.floor(have))} of ${numberText(need)}`

export const metByText = ({ met_by, state }: Pick<ChallengeShown, 'met_by' | 'state'>): string =>
  met_by === 0
    ? state === 'past'
      ? 'Nobody met it.'
      : 'Nobody has met it yet.'
    : `${count(met_by, 'learner')} ${state === 'running' ? (met_by === 1 ? 'has' : 'have') + ' met it' : 'met it'}.`

/** "4 members, 12 of 40 together" */
export const teamText = (team: ChallengeTeam, { team_score }: Pick<ChallengeShown, 'team_score'>): string =>
  team.members === 0
    ? 'No members yet'
    : `${count(team.members, 'member')}, ${haveText(team)} ${team_score === 'sum' ? 'together' : 'on average'}`
