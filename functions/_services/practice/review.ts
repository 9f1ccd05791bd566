import type { PracticeReview } from '../../_contracts/practice/practice.ts'
import { givesKeys } from '../../_domain/practice/gives-keys.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { toReviewedQuestions } from '../attempts/to-reviewed.ts'
import type { WithClaims } from '../context.ts'
import { notesInPractice } from '../attempts/own-notes.ts'
import { attachPracticed } from './attach.ts'
import { findPractice } from './find.ts'
import { practiceAbandoned, practiceUnfinished } from './refusals.ts'
import { toPracticeHead, toPracticeResult } from './to-session.ts'

/** A finished session, question by question, but for those whose tests do not show now what is right. */
export async function reviewPractice(context: WithClaims<AttemptServices>, id: string): Promise<PracticeReview> {
  const row = await findPractice(context, id)
  if (row.status === 'abandoned') throw practiceAbandoned()
  if (row.status === 'in_progress') throw practiceUnfinished()
  const practice = await attachPracticed(row, context.banks)
  const now = context.now()
  const questions = toReviewedQuestions(practice).flatMap((question, index) => {
    const asked = row.asked[index]
    return asked && givesKeys(asked, now) ? [{ ...question, test: asked.test }] : []
  })
  return {
    ...toPracticeHead(row),
    result: toPracticeResult(practice, true),
    questions,
    notes: await notesInPractice(context, row),
    withheld: row.length - questions.length,
  }
}
