import type { AttemptToMark, OverrideBody } from '../../_contracts/marking/marking.ts'
import { putOverride, withdrawOverride } from '../../_db/queries/marking/marks.ts'
import { findAttemptToMark, type LearnerAttemptKey } from './find-attempt.ts'
import { gradeWith, type MarkingServices } from './grade-with.ts'
import { readAttemptToMark } from './read.ts'

/** Sets the percent of an attempt by hand, until it is withdrawn. The same again changes nothing. */
export async function overrideScore(
  services: MarkingServices,
  { percent, reason, ...key }: OverrideBody & LearnerAttemptKey,
): Promise<AttemptToMark> {
  const row = await findAttemptToMark(services, key)
  if (row.override?.percent !== percent || row.override.reason !== reason)
    await gradeWith(services, row, {
      ...{ kind: 'score_set', reason, id: key.id },
      change: (stored) => ({ ...stored, override: { percent, reason } }),
      write: (sql) =>
        putOverride(sql, {
          ...{ user_id: key.learner, id: key.id, percent, reason },
          ...{ community_id: row.community_id, by: services.claims.sub },
        }),
    })
  return readAttemptToMark(services, key)
}

/** Withdraws the percent that was set: the score is what grading says now. Withdrawing it again changes nothing. */
export async function withdrawScore(services: MarkingServices, key: LearnerAttemptKey): Promise<AttemptToMark> {
  const row = await findAttemptToMark(services, key)
  if (row.override)
    await gradeWith(services, row, {
      ...{ kind: 'score_withdrawn', reason: row.override.reason, id: key.id },
      change: (stored) => ({ ...stored, override: null }),
      write: (sql) => withdrawOverride(sql, { user_id: key.learner, id: key.id, by: services.claims.sub }),
    })
  return readAttemptToMark(services, key)
}
