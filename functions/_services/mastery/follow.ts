import { shownQuestions } from '../../_db/queries/ability/questions.ts'
import { pushEvents } from '../../_db/queries/engine/event-queue.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { takeChangedLearners, type LearnerToJudge } from '../../_db/queries/mastery/changes.ts'
import { bestLevels, shownByLearners, storeMastery, type MasteryRow } from '../../_db/queries/mastery/mastery.ts'
import { closePredictions } from '../../_db/queries/readiness/predictions.ts'
import type { Connection } from '../../_db/client.ts'
import { withService } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { judgeLearner, toAskedQuestions, type AskedQuestions } from '../../_domain/mastery/judge-learner.ts'
import { levelsBetween, rankOf, type MasteryLevel } from '../../_domain/mastery/levels.ts'
import { reachedEvent } from '../../_domain/mastery/reached-event.ts'
import { toAsked } from '../ability/to-asked.ts'
import type { DatabaseContext } from '../context.ts'

/** How many learners one transaction takes. It reads the questions of their communities once, which may be thousands. */
const LEARNERS = 100

/** The most transactions of one call of a scheduler. */
const TURNS = 20

interface JudgeResult {
  judged: number
  /** Whether there is more to do. */
  more: boolean
}

/**
 * Lets the mastery of learners follow their memory. What it writes is one transaction with the changes that it takes and the events of
 * levels that were reached, so a worker may be killed anywhere, and any number of these may run at the same time.
 */
export const followMastery = ({ db, now }: DatabaseContext, limit = LEARNERS): Promise<JudgeResult> =>
  withService(db, async (tx, sql) => {
    const learners = await takeChangedLearners(sql, limit)
    if (learners.length === 0) return { judged: 0, more: false }
    const asked = await askedIn(sql, new Set(learners.map(({ community_id }) => community_id)))
    const shown = Map.groupBy(await shownByLearners(sql, learners), (row) => nameOf(row))
    const best = new Map((await bestLevels(sql, learners)).map((row) => [nameOf(row, row.topic), row.best_level]))
    const reached: Activity[] = []
    const rows = learners.flatMap((learner) => {
      const questions = asked.get(learner.community_id)
      const judged = questions ? judgeLearner(questions, shown.get(nameOf(learner)) ?? []) : []
      return judged.flatMap(({ level, ...topic }): MasteryRow[] => {
        if (level === null) return []
        const before = best.get(nameOf(learner, topic.topic)) ?? null
        for (const next of levelsBetween(before ?? FIRST, level))
          reached.push(eventOf(learner, topic.topic, next, now()))
        const { user_id, community_id } = learner
        return [{ ...topic, user_id, community_id, level, best_level: higherOf(before, level) }]
      })
    })
    await storeMastery(sql, learners, rows)
    await pushEvents(tx, reached)
    await closePredictions(sql, learners)
    return { judged: learners.length, more: learners.length === limit }
  })

/** For a scheduler: as many turns as fit into one call. */
export async function judgeForAWhile(context: DatabaseContext, turns = TURNS): Promise<{ more: boolean }> {
  let more = true
  for (let turn = 0; turn < turns && more; turn++) more = (await followMastery(context)).more
  return { more }
}

const nameOf = ({ user_id, community_id }: LearnerKey, topic = '') => `${user_id} ${community_id} ${topic}`

/** Whoever answers anything has it, so it is no event. */
const FIRST: MasteryLevel = 'attempted'

const higherOf = (a: MasteryLevel | null, b: MasteryLevel): MasteryLevel =>
  a !== null && rankOf(a) > rankOf(b) ? a : b

/** The questions of communities. */
async function askedIn(sql: Connection['sql'], communities: ReadonlySet<string>): Promise<Map<string, AskedQuestions>> {
  const asked = new Map<string, AskedQuestions>()
  for (const community_id of communities)
    asked.set(community_id, toAskedQuestions((await shownQuestions(sql, community_id)).map(toAsked)))
  return asked
}

/** A level is reached once under a name, whatever becomes of it. */
const eventOf = (learner: LearnerToJudge, topic: string, level: MasteryLevel, now: number): Activity =>
  reachedEvent({
    ...{ learner, topic, level, now },
    id: stableId(['mastery', learner.community_id, learner.user_id, level, topic].join(' ')),
  })
