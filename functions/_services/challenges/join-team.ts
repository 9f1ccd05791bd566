import type { ChallengeShown } from '../../_contracts/challenges/challenges.ts'
import { insertMember, lockChallenge } from '../../_db/queries/challenges/challenges.ts'
import { withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readChallenge } from './read.ts'

/** Joins a team of a challenge: once, for good. What the learner did since it began counts for the team. */
export const joinTeam = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, team_id }: { id: string; team_id: string },
): Promise<ChallengeShown> =>
  withService(db, async (tx, sql) => {
    const found = await lockChallenge(sql, claims.sub, id)
    if (!found) throw notFound('challenge')
    const learner = { user_id: claims.sub, community_id: found.community_id }
    const { state } = await readChallenge(tx, sql, { learner, id, now: now() })
    if (state === 'past') throw new DomainError('challenge_over', 'This challenge is over.')
    const joined = await insertMember(sql, learner, { challenge_id: id, team_id })
    if (joined === undefined) throw notFound('team')
    if (joined !== team_id) throw new DomainError('team_chosen', 'You have joined another team of this challenge.')
    return readChallenge(tx, sql, { learner, id, now: now() })
  })
