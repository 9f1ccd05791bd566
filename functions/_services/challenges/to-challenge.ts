import type { ChallengeShown, ChallengeTeam } from '../../_contracts/challenges/challenges.ts'
import type { ChallengeRow, TeamRow } from '../../_db/queries/challenges/challenges.ts'
import { followChallenge } from '../../_domain/challenges/follow.ts'
import { challengeState, hasBegun } from '../../_domain/challenges/state.ts'
import { sayCriteria } from '../../_domain/rules/say-criteria.ts'
import { dayAt } from '../../_domain/time/days.ts'

/** A challenge on a day of its reader. */
export function toChallenge(row: ChallengeRow, { today, now }: { today: string; now: number }): ChallengeShown {
  const { id, title, words, criteria, starts_on, ends_on, ended_early, team_score, met_on, met_by } = row
  // What is needed is in the criteria; what one who has done nothing has, too.
  const blank = followChallenge({ id, starts_on, ends_on, criteria, ended_at: null }, [])
  const need = row.need ?? blank.need
  return {
    ...{ id, title, words, criteria, starts_on, ends_on, ended_early, met_on, met_by, team_score, need },
    asks: sayCriteria(criteria),
    state: challengeState(row, today),
    begun: hasBegun(starts_on, dayAt(now)),
    have: row.have ?? 0,
    share: row.share ?? 0,
    teams: team_score === null ? [] : row.teams.map((team) => toTeam(team, team_score, need)),
  }
}

/** A team has the mean or the sum of what its members have; each of them needs as much as one alone. */
function toTeam(
  { id, name, members, met, have, share, mine }: TeamRow,
  score: 'mean' | 'sum',
  need: number,
): ChallengeTeam {
  const about = { id, name, members, met, mine, share: members === 0 ? 0 : Math.min(1, share / members) }
  return score === 'sum'
    ? { ...about, have, need: need * Math.max(1, members) }
    : { ...about, have: members === 0 ? 0 : have / members, need }
}
