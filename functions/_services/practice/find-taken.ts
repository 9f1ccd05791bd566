import { questionAt } from '../../_db/queries/corrections/reports.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { Answer } from '../../_domain/attempts/kinds/rules.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { findAnswered, type QuestionPlace } from '../attempts/find-answered.ts'
import type { WithClaims } from '../context.ts'
import { findAnsweredInPractice } from './find-answered.ts'

/** A question of an attempt on a test, or of practice across tests. */
export type TakenPlace = QuestionPlace & { at: 'attempts' | 'practice' }

/** A question of which a learner knows what is right. */
export interface TakenQuestion {
  question_id: string
  lineage_id: string
  community_id: string
  number: number
  of: number
  test: { id: string; title: string }
  prompt: string
  answer: Answer | null
  is_finished: boolean
}

/** The question that an attempt or a session shows under this number, once its learner knows what is right. */
export async function findTaken(
  context: WithClaims<AttemptServices>,
  { at, ...place }: TakenPlace,
  refusal: string,
): Promise<TakenQuestion> {
  const { stands, ...taken } = await (at === 'attempts' ? inAttempt : inPractice)(context, place, refusal)
  const { id, lineage_id } = await withRepeat(context.db, ({ sql }) => questionAt(sql, stands))
  return { ...taken, question_id: id, lineage_id, number: place.number }
}

async function inAttempt(context: WithClaims<AttemptServices>, place: QuestionPlace, refusal: string) {
  const { attempt, asked } = await findAnswered(context, place, refusal)
  const { row, questions } = attempt
  return {
    stands: asked,
    ...{ community_id: row.community_id, of: row.length, answer: asked.answer },
    test: { id: row.test_id, title: row.title },
    prompt: questions[place.number - 1]?.prompt ?? '',
    is_finished: row.status === 'finished',
  }
}

async function inPractice(context: WithClaims<AttemptServices>, place: QuestionPlace, refusal: string) {
  const { row, asked, question, answer } = await findAnsweredInPractice(context, place, refusal)
  return {
    stands: { test_id: asked.test.id, version: asked.test_version, position: asked.position },
    ...{ community_id: row.community_id, of: row.length, answer },
    test: { id: asked.test.id, title: asked.test.title },
    prompt: question.prompt,
    is_finished: row.status === 'finished',
  }
}
