import { takesExam } from '../../_db/queries/assistant/running-exams.ts'
import { readAsService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { findTaken, type TakenPlace, type TakenQuestion } from '../practice/find-taken.ts'

/** A question that the caller has answered, unless they take an exam: nobody tells them anything then. */
export async function findDiscussed(context: WithClaims<AttemptServices>, place: TakenPlace): Promise<TakenQuestion> {
  const { db, claims, now } = context
  const question = await findTaken(
    context,
    place,
    'You can read and write comments once you have answered the question and seen what is right.',
  )
  if (await readAsService(db, claims.sub, (tx) => takesExam(tx, { user_id: claims.sub, now: now() })))
    throw new DomainError('exam_running', 'You are taking an exam. Comments are here again once it is finished.')
  return question
}
