import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { readResponses, type Responses } from '../../_domain/attempts/responses.ts'
import { readOrders, type Order } from '../../_domain/attempts/draw-questions.ts'
import type { Banks } from './banks.ts'

/** An attempt with its questions, all as shown. */
export interface Opened {
  row: AttemptRow
  questions: readonly Question[]
  /** Of each question, the order of its options. */
  orders: readonly Order[]
  responses: Responses
}

export async function open(row: AttemptRow, banks: Banks): Promise<Opened> {
  const bank = await banks.at(row.test_id, row.test_version)
  const questions = row.question_order.map((position) => {
    const question = bank[position - 1]
    if (!question) throw new Error(`Version ${row.test_version} of test ${row.test_id} has no question ${position}.`)
    return question
  })
  return {
    row,
    questions,
    orders: readOrders(row.option_orders),
    responses: readResponses(
      row.responses,
      questions.map(({ kind }) => kind),
    ),
  }
}
