import type { ChallengeShown } from '../../_contracts/challenges/challenges.ts'
import { challengesOf } from '../../_db/queries/challenges/challenges.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import type { Connection } from '../../_db/client.ts'
import type { Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { todayOf } from '../streaks/status.ts'
import { toChallenge } from './to-challenge.ts'

interface ChallengeQuery {
  learner: LearnerKey
  id: string
  now: number
}

/** One challenge, as its reader sees it. */
export async function readChallenge(
  tx: Transaction,
  sql: Connection['sql'],
  { learner, id, now }: ChallengeQuery,
): Promise<ChallengeShown> {
  const { local_date: today } = await todayOf(tx, learner.user_id, now)
  const [row] = await challengesOf(sql, learner, { today, only: id })
  if (!row) throw notFound('challenge')
  return toChallenge(row, { today, now })
}
