import type { PracticeRow } from '../../_db/queries/practice/load.ts'
import { readOrders } from '../../_domain/attempts/draw-questions.ts'
import { readResponses } from '../../_domain/attempts/responses.ts'
import type { TakenQuestions, TakenRow } from '../attempts/attach-questions.ts'
import type { BankCache } from '../attempts/bank-cache.ts'

/** A session with its questions. It is taken as an attempt in practice is that shows at once what is right. */
export interface PracticeWithQuestions extends TakenQuestions {
  row: PracticeRow & TakenRow
}

const AS_PRACTICE = {
  mode: 'practice',
  feedback: 'at_once',
  feedback_from: null,
  deadline: null,
  timed_out: false,
  marks: [],
} satisfies Partial<TakenRow>

export async function attachPracticed(row: PracticeRow, banks: BankCache): Promise<PracticeWithQuestions> {
  const questions = await Promise.all(
    row.asked.map(async ({ test, test_version, corrections, position }) => {
      const bank = await banks.get(test.id, test_version, corrections)
      const question = bank[position - 1]
      if (!question) throw new Error(`Version ${test_version} of test ${test.id} has no question ${position}.`)
      return question
    }),
  )
  return {
    row: { ...row, ...AS_PRACTICE },
    questions,
    orders: readOrders(row.option_orders),
    responses: readResponses(
      row.responses,
      questions.map(({ kind }) => kind),
    ),
  }
}
