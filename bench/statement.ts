import { FIRST_LEARNER, LEARNER_PREFIX } from './finishes.ts'
import type { Shape } from './shapes.ts'

/** What the rows of one learner's state look like, to be written back as they are. */
export interface Sample {
  counters: string
  streaks: string
  rulesVersion: string
  total: string
  level: number
  earned: string
  achievementId: string
}

/** The attempt that ends with the event: its row has the event's number. */
export interface SampleAttempt {
  responses: unknown
  correct: number
}
export const ATTEMPT_PREFIX = '0000000a-0000-4000-8000-'

/** How a statement names its two parameters: a learner's number, and one that no other event has. */
export interface Parameters {
  learner: string
  event: string
}

/**
 * The rows that the engine writes for one event of this shape, as one statement. It reads nothing, checks
 * nothing and computes nothing: what does not have to differ from event to event is a constant.
 */
export function statementFor(
  shape: Shape,
  communityId: string,
  sample: Sample,
  { learner, event }: Parameters,
  closed?: SampleAttempt,
): string {
  const user = `('${LEARNER_PREFIX}' || ${learner})::uuid`
  const community = `'${communityId}'::uuid`
  const id = (kind: number) => `('0000000${kind}-0000-7000-8000-' || ${event})::uuid`
  const test = shape.activity.content_id
  const references = { test: `'${test}:' || ${event}`, streak: `'day ' || ${event}` }
  const reference = (reason: string, kind: number) =>
    reason === 'test' || reason === 'streak' ? references[reason] : `'a${kind}:' || ${event}`
  const { activity, outcome } = shape
  const day = `date '${activity.local_date}'`
  const parts = [
    `log as (insert into activity_events (id, user_id, community_id, type, occurred_at, local_date, local_hour, content_id, dims, metrics, outcome)
      values (${id(0)}, ${user}, ${community}, '${activity.type}', '${new Date(activity.occurred_at).toISOString().replaceAll(/[:-]/g, '')}', ${day}, ${activity.local_hour}, '${test}', ${json(activity.dims)}, ${json(activity.metrics)}, ${json(outcome)}))`,
    `saved_learner as (update user_counters set revision = revision + 1, counters = ${quoted(sample.counters)}, streaks = ${quoted(sample.streaks)}, total = ${sample.total}, level = ${sample.level}, earned = ${quoted(sample.earned)}, rules_version = ${sample.rulesVersion}, updated_at = now()
      where user_id = ${user} and community_id = ${community})`,
  ]
  if (shape.paid.length > 0) {
    const rows = outcome.xp.map(
      ({ reason, amount }, index) =>
        `(${id(index)}, ${user}, ${community}, ${amount}, '${reason}', ${reference(reason, index)}, ${id(0)}, ${day})`,
    )
    parts.push(
      `ledger as (insert into xp_transactions (id, user_id, community_id, amount, reason, reference, event_id, local_date) values ${rows.join(', ')})`,
    )
  }
  if (shape.days > 0) {
    // A day of its own for every event: a learner's day may be there only once.
    const rows = Array.from(
      { length: shape.days },
      (_, index) =>
        `(${user}, ${community}, 'learning', date '2000-01-01' + (${event}::bigint - ${FIRST_LEARNER})::integer + ${index}, 'active')`,
    )
    parts.push(
      `streak_upsert as (update user_streaks set current = 5, longest = 12, last_day = ${day}, freezes = 2, days_to_freeze = 3,
          bonus_day = ${day}, updated_at = now()
        where user_id = ${user} and community_id = ${community} and kind = 'learning')`,
      `streak_day_upsert as (insert into streak_days (user_id, community_id, kind, day, state) values ${rows.join(', ')})`,
    )
  }
  if (shape.awards > 0) {
    // A learner has an achievement once; the occurrence makes it another one.
    const rows = outcome.achievements.map(
      ({ because }, index) =>
        `(${id(index)}, ${user}, ${community}, '${sample.achievementId}', ${index + 2} * 100000000 + (${event}::bigint - ${FIRST_LEARNER})::integer, 1, ${id(0)}, ${json(because)})`,
    )
    parts.push(
      `award_insert as (insert into user_achievements (id, user_id, community_id, achievement_id, occurrence, rule_version, event_id, satisfied_by) values ${rows.join(', ')})`,
    )
  }
  if (shape.notices > 0) {
    const payload = json({ achievement_id: sample.achievementId, tier: null, xp: 150 })
    const rows = Array.from(
      { length: shape.notices },
      (_, index) => `(${id(index)}, ${user}, ${community}, 'unlock', ${payload})`,
    )
    parts.push(
      `notification_insert as (insert into notifications (id, user_id, community_id, kind, payload) values ${rows.join(', ')})`,
    )
  }
  if (closed)
    parts.push(
      `closed_attempt as (update attempts set status = 'finished', responses = ${json(closed.responses)}, flags = '{}', position = 100, answered = 100, finished_at = now(), correct = ${closed.correct}, percent = ${closed.correct}, perfect = false, seconds = 2400, revision = revision + 1, updated_at = now()
        where user_id = ${user} and id = ('${ATTEMPT_PREFIX}' || ${event})::uuid and status = 'in_progress')`,
    )
  return `with ${parts.join(', ')} select`.replaceAll(/\s+/g, ' ')
}

/** pgbench takes a colon with a letter or digit behind it for one of its variables, also within quotes. */
const quoted = (text: string) => `'${text.replaceAll("'", "''").replaceAll(/: */g, ': ')}'`
const json = (value: unknown) => quoted(JSON.stringify(value))
