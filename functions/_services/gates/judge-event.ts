import type { AchievementEvent } from '../../_contracts/engine/achievement-event.ts'
import type { EventFacts } from '../../_db/queries/engine/event-facts.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { PRACTICE_COMPLETED } from '../../_domain/engine/event-types.ts'
import { REPORTABLE_TYPES } from '../../_domain/engine/nearest-types.ts'
import { implausible, isReportable, kindAbout, unknownMetrics } from '../../_domain/engine/reporting.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { actionId } from './action-id.ts'
import { contentMismatch, describeAction, type DescribedContent } from './describe-action.ts'

/** Why an event is not applied, as a label of a metric and for who looks after it. */
export type EventRefusal =
  | 'unknown_learner'
  | 'unknown_community'
  | 'not_a_member'
  | 'unknown_type'
  | 'not_reportable'
  | 'no_attempt'
  | 'wrong_content'
  | 'implausible'
  | 'in_the_future'
  | 'too_old'
  | 'wrong_day'

export type EventJudgement = { activity: Activity } | { reason: EventRefusal; error: string }

/** What our own attempts and practice sessions write when they are finished. */
const TAKEN: ReadonlySet<string> = new Set(['test_completed', PRACTICE_COMPLETED])

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How far the clock of a producer may be ahead. */
const AHEAD = 5 * MINUTE

/** How late an event may come: of producers elsewhere, and of our own, which wait in the outbox while Kafka is gone. */
const LATE = { elsewhere: 7 * DAY, own: 90 * DAY }

/** What the engine is to apply of an event from Kafka, or why it may not. */
export function judgeEvent(event: AchievementEvent, facts: EventFacts, now: number): EventJudgement {
  const { type, user_id, community_id } = event
  const refuse = (reason: EventRefusal, error: string) => ({ reason, error })
  if (!facts.has_community) return refuse('unknown_community', `There is no community ${community_id}.`)
  if (!facts.has_learner) return refuse('unknown_learner', `There is no learner ${user_id}.`)
  const isTaken = TAKEN.has(type)
  if (isTaken && !(event.decided && facts.is_attempt))
    return refuse('no_attempt', `${event.id} is no finished attempt of this learner.`)
  if (!isTaken && !isReportable(type)) return refuse('not_reportable', `${type} is recorded by the server alone.`)
  if (!isTaken && !REPORTABLE_TYPES.includes(type) && !facts.is_declared)
    return refuse('unknown_type', `The community has no event type ${type}.`)
  // Who took a test or practiced has been a member.
  if (!isTaken && !facts.is_member) return refuse('not_a_member', `The learner is no member of ${community_id}.`)
  const [wrong] = implausible(event.metrics)
  if (wrong) return refuse('implausible', `${wrong.path}: ${wrong.message}.`)
  const at = Date.parse(event.occurred_at)
  if (at > now + AHEAD) return refuse('in_the_future', `It occurred at ${event.occurred_at}, which is still to come.`)
  // An attempt that nobody finished is over when its time was, however long ago that is.
  if (!isTaken && at < now - (event.decided ? LATE.own : LATE.elsewhere))
    return refuse('too_old', `It occurred at ${event.occurred_at}, which is too long ago.`)
  return event.decided ? judgeDecided(event, event.decided, at) : decide(event, facts, at)
}

/** An event of our own services: what they decided about the day stays. */
function judgeDecided(
  event: AchievementEvent,
  decided: NonNullable<AchievementEvent['decided']>,
  at: number,
): EventJudgement {
  // No time zone is more than a day away.
  if (Math.abs(Date.parse(decided.local_date) + DAY / 2 - at) > 2 * DAY)
    return {
      reason: 'wrong_day',
      error: `It occurred at ${event.occurred_at}, which is ${decided.local_date} nowhere.`,
    }
  return { activity: { ...reported(event), occurred_at: at, ...decided } }
}

/** An event from elsewhere: decided as the request of an instructor would be. */
function decide(event: AchievementEvent, facts: EventFacts, at: number): EventJudgement {
  const { id, user_id, community_id, type, content_id, dims, metrics } = event
  const content = contentOf(facts)
  if (content_id !== null && !content)
    return { reason: 'wrong_content', error: `The community has no live content ${content_id}.` }
  const mismatch = contentMismatch(type, content)
  if (mismatch !== undefined) return { reason: 'wrong_content', error: `content_id: ${mismatch}.` }
  const [unknown] = unknownMetrics(type, metrics)
  if (unknown !== undefined) return { reason: 'implausible', error: `${type} has no ${unknown}.` }
  const day = learnerDay(facts, new Date(at))
  const isFirstInLanguage = content?.kind === 'scenario' && content.language !== null && !facts.knows_language
  return {
    activity: {
      ...reported(event),
      // What counts once counts once, whichever way it is reported; all else once for each id of the producer.
      id:
        kindAbout(type) !== undefined && content_id !== null
          ? actionId({ type, user_id, content_id, local_date: day.local_date })
          : type === 'daily_login'
            ? stableId(`${type}:${user_id}:${community_id}:${day.local_date}`)
            : stableId(`kafka:${type}:${community_id}:${user_id}:${id}`),
      occurred_at: at,
      ...day,
      ...describeAction({ type, dims, metrics, content, isFirstInLanguage }),
    },
  }
}

/** What comes from the producer as it is. */
const reported = ({ id, user_id, community_id, type, content_id, dims, metrics }: AchievementEvent) => ({
  id,
  user_id,
  community_id,
  type,
  content_id,
  dims,
  metrics,
})

const contentOf = ({ kind, difficulty, minutes, language, course }: EventFacts): DescribedContent | undefined =>
  kind === null ? undefined : { kind, difficulty, minutes, language, course }
