import { givesKeys } from '../../_domain/practice/gives-keys.ts'
import type { AttemptWithQuestions, TakenQuestions } from '../attempts/attach-questions.ts'
import type { PracticeWithQuestions } from '../practice/attach.ts'

/** Where a question of an attempt or a practice session stands. */
export interface QuestionStand {
  test: { id: string; slug: string; title: string }
  category: string
  /** Whether its learner may see what is right in it, once they have answered. */
  gives: boolean
}

/** What is asked of a learner, and where each question stands. */
export interface PlacedQuestions extends TakenQuestions {
  community_id: string
  /** In the order in which the learner sees them. */
  stands: readonly QuestionStand[]
}

export function attemptWithPlaces({ row, questions, orders, responses }: AttemptWithQuestions): PlacedQuestions {
  const { test_id, slug, title, category, community_id } = row
  const stand = { test: { id: test_id, slug, title }, category, gives: true }
  return { row, questions, orders, responses, community_id, stands: questions.map(() => stand) }
}

export function practiceWithPlaces(
  { row, questions, orders, responses }: PracticeWithQuestions,
  now: number,
): PlacedQuestions {
  const stands = row.asked.map((asked) => ({
    test: asked.test,
    category: asked.category,
    gives: givesKeys(asked, now),
  }))
  return { row, questions, orders, responses, community_id: row.community_id, stands }
}
