import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { lineagesOfBanks } from '../../_db/queries/memory/attempts.ts'
import { withRepeat } from '../../_db/repeat.ts'
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
  const positions = questionsToGrade(attempt).flatMap((question, index) => {
    const { credit } = gradeQuestion(question, row.mode)
    const position = attempt.questions[index]?.position
    return credit !== null && credit < 1 && position !== undefined ? [position] : []
  })
  const asked = { test_id: row.test_id, version: row.test_version }
  const [[bank], since] = await Promise.all([
    withRepeat(db, ({ sql }) => lineagesOfBanks(sql, [asked])),
    pastOf(context, row, row.finished_at),
  ])
  const missed = new Set(positions.flatMap((position) => bank?.lineages[position - 1] ?? []))
  return {
    community_id: row.community_id,
    missed,
    open: new Set([...missed].filter((lineage) => since.get(lineage)?.standing !== 'known')),
  }
}

/** What a session of them asks: what is still open, and all of it again once nothing is. */
export const missesToAsk = ({ missed, open }: MissesOfAttempt): ReadonlySet<string> => (open.size > 0 ? open : missed)
