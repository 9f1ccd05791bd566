import type { CalibrationOfLearner } from '../../_contracts/attempts/confidence.ts'
import { attemptsWithConfidence } from '../../_db/queries/attempts/confidence.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { readAsService } from '../../_db/session.ts'
import { addCalibrations, countSaid, MOST_CALIBRATED } from '../../_domain/attempts/calibration.ts'
import { CONFIDENCE_NOTES } from '../../_domain/attempts/confidence.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import type { WithClaims } from '../context.ts'
import { attachQuestions } from './attach-questions.ts'
import type { AttemptServices } from './attempt-services.ts'
import { calibrationOf } from './calibration-of.ts'

/**
 * How often the learner was right in a community, by how sure they said they were. An attempt whose review cannot be read yet is
 * left out, since the figures would tell what is right in it.
 */
export async function readCalibration(
  { db, banks, claims, now }: WithClaims<AttemptServices>,
  community: string,
): Promise<CalibrationOfLearner> {
  const user_id = claims.sub
  // As the service, since learners may not read what their attempts store.
  const ids = await readAsService(db, user_id, (_, sql) =>
    attemptsWithConfidence(sql, {
      user_id,
      community,
      latest: MOST_CALIBRATED,
      notes: Object.values(CONFIDENCE_NOTES).map(String),
    }),
  )
  const keys = ids.map(({ id }) => ({ user_id, id }))
  const rows = keys.length > 0 ? await loadAttempts(db, keys) : []
  const shown = rows.filter((row) => row !== undefined).filter((row) => showsAfterFinish(row, now()))
  const attempts = await Promise.all(shown.map((row) => attachQuestions(row, banks)))
  const calibrations = attempts.map(calibrationOf).filter((it) => countSaid(it) > 0)
  return { attempts: calibrations.length, calibration: addCalibrations(calibrations) }
}
