import {
  boolean,
  float8,
  instant,
  integer,
  json,
  sentRows,
  smallint,
  smallintList,
  text,
  uuid,
} from '../../../columns.ts'
import { fragment, rawSql } from '../../../statement.ts'
import { NO_LEARNER } from '../effects.ts'
import type { EffectBatch } from './batch.ts'

const closing = sentRows('closing', ({ closings }: EffectBatch) => closings, {
  keys: {
    learner: smallint((it) => it.learner),
    user_id: uuid((it) => it.user_id),
    id: uuid((it) => it.id),
    revision: integer((it) => it.revision),
  },
  written: {
    flags: smallintList((it) => it.flags),
    position: smallint((it) => it.position),
    answered: smallint((it) => it.answered),
    finished_at: instant((it) => it.finished_at),
    correct: smallint((it) => it.correct),
    points: float8((it) => it.points),
    unread: smallint((it) => it.unread),
    percent: float8((it) => it.percent),
    perfect: boolean((it) => it.perfect),
    first_pass: boolean((it) => it.first_pass),
    seconds: integer((it) => it.seconds),
    previous_percent: float8((it) => it.previous_percent),
    timed_out: boolean((it) => it.timed_out),
    uncounted: text((it) => it.uncounted),
    responses: json((it) => it.responses),
  },
})

/**
 * Attempts that end with the batch, locked if they are as they were read: from here to the end of the statement no answer is
 * saved to them.
 */
export const lockedAttempts = fragment<EffectBatch>`
  closing as (
    select *
    from ${closing.ordered}
  ),
  locked_attempt as (
    select closing.learner, attempt.user_id, attempt.id
    from (select * from closing order by place) as closing
    cross join lateral (
      select user_id, id
      from attempts
      where user_id = closing.user_id and id = closing.id and revision = closing.revision and status = 'in_progress'
      for update
    ) as attempt
  ),
  locked_count as (
    select learner, count(*) as locked
    from locked_attempt
    group by learner
  )`

export const closedAttempts = fragment<EffectBatch>`
  closed_attempt as (
    update attempts
    set status = 'finished', ${closing.assignments}, revision = closing.revision + 1, updated_at = now()
    from closing
    join locked_attempt using (learner, user_id, id)
    where attempts.user_id = closing.user_id
      and attempts.id = closing.id
      and (closing.learner = ${rawSql(String(NO_LEARNER))} or closing.learner in (select learner from saved))
    returning attempts.id
  )`
