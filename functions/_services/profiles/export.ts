import { exportedRecord, type ProfileExport } from '../../_contracts/profiles/export.ts'
import { attemptsOf, practiceOf, recordOf } from '../../_db/queries/profiles/export.ts'
import { stepsIn } from '../../_db/queries/assistant/steps.ts'
import { withService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { loadPractice } from '../../_db/queries/practice/load.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from '../practice/attach.ts'
import { toExportedAttempt } from './to-exported-attempt.ts'
import { toExportedPractice } from './to-exported-practice.ts'

/** How many attempts or sessions are loaded at once. */
const PAGE = 50

/** All data that Laude holds about the caller, including data from communities they have left. */
export async function exportMyData({ db, now, banks, claims }: WithClaims<AttemptServices>): Promise<ProfileExport> {
  const { record, ids, sessions } = await withService(db, async (tx) => ({
    record: await recordOf(tx, claims.sub),
    ids: await attemptsOf(tx, claims.sub),
    sessions: await practiceOf(tx, claims.sub),
  }))
  const { success, data } = exportedRecord.safeParse(record)
  if (!success) throw notFound('profile')
  const attempts: ProfileExport['attempts'] = []
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE).map((id) => ({ user_id: claims.sub, id }))
    const steps = await withService(db, (tx) => stepsIn(tx, claims.sub, 'attempt_id', ids.slice(from, from + PAGE)))
    const stepsByAttempt = Map.groupBy(steps, ({ attempt_id }) => attempt_id)
    for (const row of await loadAttempts(db, page))
      if (row) attempts.push(toExportedAttempt(await attachQuestions(row, banks), stepsByAttempt.get(row.id)))
  }
  const practice: ProfileExport['practice'] = []
  for (let from = 0; from < sessions.length; from += PAGE) {
    const page = sessions.slice(from, from + PAGE)
    const steps = await withService(db, (tx) => stepsIn(tx, claims.sub, 'session_id', page))
    const stepsBySession = Map.groupBy(steps, ({ session_id }) => session_id)
    for (const row of await loadPractice(db, claims.sub, page))
      practice.push(toExportedPractice(await attachPracticed(row, banks), stepsBySession.get(row.id)))
  }
  return {
    format: 'laude-export',
    version: 3,
    exported_at: new Date(now()).toISOString(),
    email: typeof claims.email === 'string' ? claims.email : null,
    ...data,
    attempts,
    practice,
  }
}
