import { bigint, json, sentRows, smallint, textList, uuid } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import type { EffectBatch } from './batch.ts'

const learner = sentRows('learner', ({ learners }: EffectBatch) => learners, {
  keys: {
    user_id: uuid((it) => it.user_id),
    community_id: uuid((it) => it.community_id),
    revision: bigint((it) => it.revision),
    closings: bigint((it) => it.closings),
  },
  written: {
    total: bigint((it) => it.state.xp),
    level: smallint((it) => it.state.level),
    earned: textList((it) => it.state.earned),
    revoked: textList((it) => it.state.revoked),
    validated: textList((it) => it.state.validated),
    handed: textList((it) => it.state.handed),
    rules_version: bigint((it) => it.state.rules_version),
    counters: json((it) => it.state.counters),
    streaks: json((it) => it.state.streaks),
  },
})

/**
 * The state of each learner, if nobody has changed it since it was read and every attempt that ends with it could be locked.
 * All other rows of the batch are joined with `saved`. Rows are locked in the order they were sent, which is one for all
 * batches, so no two batches wait for each other in a cycle.
 */
export const savedLearners = fragment<EffectBatch>`
  learner as (
    select *
    from ${learner.ordered}
  ),
  saved_learner as (
    insert into user_counters as known (user_id, community_id, revision, ${learner.names})
    select user_id, community_id, revision + 1, ${learner.values}
    from learner
    left join locked_count on locked_count.learner = place - 1
    where closings = coalesce(locked, 0)
    on conflict (user_id, community_id) do update
    set revision = excluded.revision, ${learner.excluded}, updated_at = now()
    where known.revision = excluded.revision - 1
    returning user_id, community_id
  ),
  saved as (
    select place - 1 as learner, user_id, community_id
    from learner
    join saved_learner using (user_id, community_id)
  )`

/** Learners whose scores the refresher of the leaderboards has to compute anew. */
export const boardChanges = fragment<EffectBatch>`
  board_change as (
    insert into private.leaderboard_changes (user_id, community_id)
    select user_id, community_id
    from saved_learner
  )`
