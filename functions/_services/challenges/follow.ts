import type { Connection } from '../../_db/client.ts'
import {
  eventsBetween,
  lockChallenged,
  removeChallengeChanges,
  storeStanding,
  unmetChallenges,
} from '../../_db/queries/challenges/follow.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { withService } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { challengeMet, followChallenge } from '../../_domain/challenges/follow.ts'
import { addDays, dayAt } from '../../_domain/time/days.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'

/** How many changes one transaction takes. */
const PAGE = 200

/** An event may come a week late, and a day of its learner may begin earlier than in UTC. */
const LATE_DAYS = 9

/** The most transactions of one call of a scheduler. */
const TURNS = 20

export interface FollowedChallenges {
  /** Challenges that were met. */
  met: number
  /** Whether there is more to do. */
  more: boolean
}

/**
 * Looks how far learners are who did something within a challenge. Meeting one is an event whose id follows from the learner and the
 * challenge, so a worker that is killed anywhere, or that others overtake, lets it count once.
 */
export const followChallenges = (engine: Engine, page = PAGE): Promise<FollowedChallenges> =>
  withService(engine.db, async (_, sql) => {
    const learners = await lockChallenged(sql, page)
    let met = 0
    for (const { user_id, community_id } of learners) met += await followLearner(engine, sql, { user_id, community_id })
    const changes = learners.flatMap((learner) => learner.changes)
    if (changes.length > 0) await removeChallengeChanges(sql, changes)
    return { met, more: changes.length === page }
  })

/** For a scheduler: as many turns as fit into one call. */
export async function followChallengesForAWhile(engine: Engine): Promise<FollowedChallenges> {
  const all: FollowedChallenges = { met: 0, more: true }
  for (let turn = 0; turn < TURNS && all.more; turn++) {
    const { met, more } = await followChallenges(engine)
    all.met += met
    all.more = more
  }
  return all
}

async function followLearner(engine: Engine, sql: Connection['sql'], learner: LearnerKey): Promise<number> {
  const since = addDays(dayAt(engine.now()), -LATE_DAYS)
  const challenges = await unmetChallenges(sql, learner, since)
  const [first] = challenges
  if (!first) return 0
  const from = challenges.reduce((day, { starts_on }) => (starts_on < day ? starts_on : day), first.starts_on)
  const to = challenges.reduce((day, { ends_on }) => (ends_on > day ? ends_on : day), first.ends_on)
  const log = await eventsBetween(sql, learner, { from, to })
  let count = 0
  for (const challenge of challenges) {
    const { met_by, ...standing } = followChallenge(challenge, log)
    if (met_by) {
      const id = stableId(`challenge_met:${learner.user_id}:${challenge.id}`)
      const [applied] = await applyEvents(engine, [challengeMet(id, challenge.id, met_by)])
      // The account is about to be deleted.
      if (applied?.status === 'refused') continue
      count++
    }
    const met_on = met_by?.local_date ?? null
    await storeStanding(sql, { ...learner, ...standing, challenge_id: challenge.id, met_on })
  }
  return count
}
