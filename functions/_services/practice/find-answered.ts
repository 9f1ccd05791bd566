import { DomainError, notFound } from '../../_domain/errors.ts'
import { givesKeys } from '../../_domain/practice/gives-keys.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { QuestionPlace } from '../attempts/find-answered.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from './attach.ts'
import { findPractice } from './find.ts'

/** The question that the session asks under this number, if its learner knows what is right; otherwise this refuses it so. */
export async function findAnsweredInPractice(
  context: WithClaims<AttemptServices>,
  { id, number }: QuestionPlace,
  refusal: string,
) {
  const row = await findPractice(context, id)
  if (row.status === 'abandoned') throw notFound('practice session')
  const practice = await attachPracticed(row, context.banks)
  const [asked, question] = [row.asked[number - 1], practice.questions[number - 1]]
  if (!asked || !question) throw notFound('question')
  const answer = practice.responses[number - 1]?.answer ?? null
  const isTold = row.status === 'finished' || answer !== null
  if (!isTold || !givesKeys(asked, context.now())) throw new DomainError('too_early', refusal)
  return { row, asked, question, answer }
}
