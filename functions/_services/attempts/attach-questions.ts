import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { readResponses, type QuestionResponses } from '../../_domain/attempts/responses.ts'
import { readOrders, type OptionOrder } from '../../_domain/attempts/draw-questions.ts'
import type { BankCache } from './bank-cache.ts'

/** What is asked of a learner and what they gave, in an attempt on a test or in practice across tests. */
export interface TakenQuestions {
  row: TakenRow
  /** In the order in which the learner sees them. */
  questions: readonly Question[]
  /** The order of each question's options. */
  orders: readonly OptionOrder[]
  responses: QuestionResponses
}

type TakenColumn =
  | 'mode'
  | 'feedback'
  | 'feedback_from'
  | 'flags'
  | 'position'
  | 'revision'
  | 'started_at'
  | 'deadline'
  | 'timed_out'
  | 'marks'

export interface TakenRow extends Pick<AttemptRow, TakenColumn> {
  length: number
}

/** An attempt with its questions. */
export interface AttemptWithQuestions extends TakenQuestions {
  row: AttemptRow
  /** How many questions the bank has. */
  bank: number
}

export async function attachQuestions(row: AttemptRow, banks: BankCache): Promise<AttemptWithQuestions> {
  const bank = await banks.get(row.test_id, row.test_version, row.corrections)
  const questions = row.question_order.map((position) => {
    const question = bank[position - 1]
    if (!question) throw new Error(`Version ${row.test_version} of test ${row.test_id} has no question ${position}.`)
    return question
  })
  return {
    row,
    bank: bank.length,
    questions,
    orders: readOrders(row.option_orders),
    responses: readResponses(
      row.responses,
      questions.map(({ kind }) => kind),
    ),
  }
}
