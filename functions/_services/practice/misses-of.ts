import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { placesOf } from '../../_db/queries/practice/past.ts'
import { gradeQuestion } from '../../_domain/attempts/grading.ts'
import { notFound } from '../../_domain/errors.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { questionsToGrade } from '../attempts/close.ts'
import { ensureReviewable } from '../attempts/ensure-reviewable.ts'
import type { WithClaims } from '../context.ts'
import { pastOf } from './past-of.ts'

export interface MissesOfAttempt {
  community_id: string
  /** Of the questions that were not fully right, by lineage; essays that nobody has read are left out. */
  missed: ReadonlySet<string>
  /** Those of them whose last answer since was not fully right, either. */
  open: ReadonlySet<string>
}

/** What a finished attempt of the caller missed, once its review can be read. */
export async function missesOf(context: WithClaims<AttemptServices>, id: string): Promise<MissesOfAttempt> {
  const { db, banks, claims, now } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  ensureReviewable(row, now())
  const attempt = await attachQuestions(row, banks)
  const missed = questionsToGrade(attempt).flatMap((question, index) => {
    const { credit } = gradeQuestion(question, row.mode)
    const position = attempt.questions[index]?.position
    return credit !== null && credit < 1 && position !== undefined ? [position] : []
  })
  const isMissed = new Set(missed)
  const [places, since] = await Promise.all([placesOf(db, [row], []), pastOf(context, row, row.finished_at)])
  const lineages = places.filter(({ position }) => isMissed.has(position)).map(({ lineage_id }) => lineage_id)
  return {
    community_id: row.community_id,
    missed: new Set(lineages),
    open: new Set(lineages.filter((lineage) => since.get(lineage)?.standing !== 'known')),
  }
}

/** What a session of them asks: what is still open, and all of it again once nothing is. */
export const missesToAsk = ({ missed, open }: MissesOfAttempt): ReadonlySet<string> => (open.size > 0 ? open : missed)
