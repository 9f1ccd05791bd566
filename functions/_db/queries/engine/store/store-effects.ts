import type postgres from 'postgres'
import type { Activity } from '../../../../_domain/engine/activity.ts'
import type { Database } from '../../../client.ts'
import { fragment, statement } from '../../../statement.ts'
import { withRepeat } from '../../../repeat.ts'
import type { Effects } from '../effects.ts'
import { closedAttempts, lockedAttempts } from './attempts.ts'
import { insertedAwards, revokedAwards } from './awards.ts'
import { toBatch, type EffectBatch } from './batch.ts'
import { passedGates } from './gates.ts'
import { boardChanges, savedLearners } from './learners.ts'
import { ledgerEntries } from './ledger.ts'
import { loggedEvents } from './log.ts'
import { insertedNotifications } from './notifications.ts'
import { queuedEvents } from './queue.ts'
import { changedStreaks } from './streaks.ts'

export interface StoreResult {
  /** The learners whose effects were written, as `user community`. */
  learners: ReadonlySet<string>
  /** The attempts that ended. */
  closed: ReadonlySet<string>
}

interface StoreRow {
  learners: string | null
  closed: string | null
}

const store = statement<EffectBatch, StoreRow>(fragment<EffectBatch>`
  with
  ${lockedAttempts},
  ${savedLearners},
  ${boardChanges},
  ${loggedEvents},
  ${ledgerEntries},
  ${changedStreaks},
  ${insertedAwards},
  ${revokedAwards},
  ${passedGates},
  ${insertedNotifications},
  ${closedAttempts},
  ${queuedEvents}
  select
    learners, (select string_agg(id::text, ',') from closed_attempt) as closed, pg_notify('progress', user_ids),
    -- Postgres runs a CTE that only reads when its rows are asked for, and these call functions that write.
    (select count(*) from gate_passed), (select count(*) from curriculum_completed)
  from (
    select string_agg(user_id || ' ' || community_id, ',') as learners, string_agg(distinct user_id::text, ' ') as user_ids
    from saved_learner
  ) as all_saved
`)

/**
 * Writes all effects of a batch in one statement and notifies listeners of the learners whose progress changed. It skips a
 * learner whose state was changed after it was read, and one with an attempt that ends here and was changed.
 */
export async function storeEffects(db: Database, effects: Effects, queued: Activity[] = []): Promise<StoreResult> {
  const query = store(toBatch(effects, queued))
  return toResult(await withRepeat(db.genericPlans, ({ sql }) => query(sql)))
}

/** The same within a transaction of the caller's. */
export const storeEffectsIn = async (sql: postgres.Sql, effects: Effects): Promise<StoreResult> =>
  toResult(await store(toBatch(effects, []))(sql))

const toResult = ([row]: readonly StoreRow[]): StoreResult => ({
  learners: toSet(row?.learners),
  closed: toSet(row?.closed),
})

const toSet = (list: string | null | undefined): ReadonlySet<string> => new Set(list?.split(','))
