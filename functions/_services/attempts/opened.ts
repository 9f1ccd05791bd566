import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import type { Question } from '../../_domain/question.ts'
import { readResponses, type Responses } from '../../_domain/responses.ts'
import { readOptions } from '../../_domain/seating.ts'
import type { Banks } from './banks.ts'

/** An attempt with its questions, all as shown. */
export interface Opened {
  row: AttemptRow
  questions: readonly Question[]
  /** Of each question, its options by their place in the bank. */
  options: readonly (readonly number[])[]
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
    options: readOptions(row.option_orders),
    responses: readResponses(
      row.responses,
      questions.map(({ kind }) => kind),
    ),
  }
}
