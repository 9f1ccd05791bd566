import type { MissedTopic } from '../../_contracts/resources/listing.ts'
import { loadAttempts, type AttemptRow } from '../../_db/queries/attempts/load.ts'
import { bestForTopics } from '../../_db/queries/resources/topics.ts'
import { readAsUser } from '../../_db/session.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { byMissed, missedIn } from '../../_domain/attempts/most-missed.ts'
import { notFound } from '../../_domain/errors.ts'
import { fittingLevel } from '../../_domain/resources/fitting-level.ts'
import { RESOURCE_LIMITS } from '../../_domain/resources/limits.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { gradeAttempt } from '../attempts/close.ts'
import { toFinished } from '../attempts/finish.ts'
import { abandoned, unfinished } from '../attempts/refusals.ts'
import type { WithClaims } from '../context.ts'
import { toResource } from './to-resource.ts'

/** The few resources that help best with each topic in which a finished attempt missed questions, the most missed first. */
export async function listResourcesForAttempt(
  context: WithClaims<AttemptServices>,
  id: string,
): Promise<MissedTopic[]> {
  const { db, now, claims } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  if (row.status === 'abandoned') throw abandoned()
  if (row.status === 'in_progress' && !isOver(row, now())) throw unfinished(id)
  const missed = byMissed((await topicsIn(context, row)).filter((topic) => missedIn(topic) > 0))
  if (missed.length === 0) return []
  const rows = await readAsUser(db, claims, (tx) =>
    bestForTopics(
      tx,
      { community: row.community_id, reader: claims.sub, most: RESOURCE_LIMITS.perMissedTopic },
      missed.map((topic) => ({ topic: topic.topic, level: fittingLevel(row.difficulty, topic) })),
    ),
  )
  const resources = Map.groupBy(rows, ({ about }) => about)
  return missed.flatMap((topic) => {
    const helpful = resources.get(topic.topic)
    return helpful ? [{ ...topic, resources: helpful.map(toResource) }] : []
  })
}

/** With the grading alone, where the attempt had been finished before. */
async function topicsIn(context: WithClaims<AttemptServices>, row: AttemptRow) {
  if (row.status !== 'finished') return (await toFinished(context, row)).grading.topics
  return gradeAttempt(await attachQuestions(row, context.banks)).topics
}
