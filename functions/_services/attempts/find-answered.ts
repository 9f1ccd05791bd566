import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { showsAfterFinish, showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { WithClaims } from '../context.ts'
import { attachQuestions } from './attach-questions.ts'
import type { AttemptServices } from './attempt-services.ts'

/** A question as something shows it that a learner takes. */
export interface QuestionPlace {
  /** Of the attempt or the practice session. */
  id: string
  number: number
}

/** The question that the attempt shows under this number, if its learner knows what is right; otherwise this refuses it so. */
export async function findAnswered(
  { db, banks, claims, now }: WithClaims<AttemptServices>,
  { id, number }: QuestionPlace,
  refusal: string,
) {
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row || row.status === 'abandoned') throw notFound('attempt')
  const attempt = await attachQuestions(row, banks)
  const question = attempt.questions[number - 1]
  if (!question) throw notFound('question')
  const answer = attempt.responses[number - 1]?.answer ?? null
  const isShown =
    row.status === 'finished' ? showsAfterFinish(row, now()) : answer !== null && showsWhileTaking(row, now())
  if (!isShown) throw new DomainError('too_early', refusal)
  return { attempt, asked: { test_id: row.test_id, version: row.test_version, position: question.position, answer } }
}
