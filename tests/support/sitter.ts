import type { z } from 'zod'
import type { WireAnswer } from '../../functions/_contracts/attempts/answers.ts'
import {
  attempt as attemptContract,
  review as reviewContract,
  type Attempt,
  type Review,
} from '../../functions/_contracts/attempts/attempts.ts'
import { result as resultContract, type AttemptResult } from '../../functions/_contracts/attempts/results.ts'
import { saved as savedContract, type SavedAttempt } from '../../functions/_contracts/attempts/submissions.ts'
import { toShown } from '../../functions/_domain/attempts/option-order.ts'
import { readOrders } from '../../functions/_domain/attempts/draw-questions.ts'
import { loadBank } from '../../functions/_db/queries/tests/banks.ts'
import { mistakesAt, rightAnswers } from '../../supabase/local/demo/attempts/likely-answers.ts'
import type { Api as WholeApi } from './api.ts'
import { problemOf } from './problem.ts'

/** Functions to ask, in process or over the wire, and the tables behind them. */
export interface SitterApi extends Pick<WholeApi, 'ask'> {
  database: Pick<WholeApi['database'], 'sql'>
}

/** Somebody who takes tests over the API, and knows what to answer. */
export function sitter(api: SitterApi, person: string) {
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    api.ask(`/attempts-api${path}`, person, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  const dataOf = async <T extends z.ZodType>(contract: T, response: Promise<Response>): Promise<z.infer<T>> => {
    const answer = await response
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
    return contract.parse(JSON.parse(text).data)
  }

  return {
    person,
    send,
    /** What is said to somebody who asks for what cannot be. */
    refusal: async (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      problemOf(await send(method, path, body, headers)),
    start: (body: object, headers?: Record<string, string>): Promise<Attempt> =>
      dataOf(attemptContract, send('POST', '/attempts', body, headers)),
    read: (id: string): Promise<Attempt> => dataOf(attemptContract, send('GET', `/attempts/${id}`)),
    save: (id: string, body: object): Promise<SavedAttempt> =>
      dataOf(savedContract, send('PATCH', `/attempts/${id}`, { sent_at: Date.now(), ...body })),
    finish: (id: string, body: object = {}): Promise<AttemptResult> =>
      dataOf(resultContract, send('POST', `/attempts/${id}/finish`, body)),
    review: (id: string): Promise<Review> => dataOf(reviewContract, send('GET', `/attempts/${id}/review`)),
    /** Lets an attempt have begun so many minutes ago. */
    sinceMinutes: async (id: string, minutes: number): Promise<void> => {
      await api.database.sql`
        update attempts
        set
          started_at = started_at - make_interval(mins => ${minutes}),
          deadline = deadline - make_interval(mins => ${minutes})
        where id = ${id}
      `
    },
    /** What to answer to have these right and the others wrong; `at` in the order of the questions. */
    answers: async (id: string, isRight: (number: number, topic: string) => boolean, at = Date.now()) => {
      const { questions } = await seated(api, id)
      return questions.map(({ question, right, wrong }, index) => ({
        number: index + 1,
        answer: isRight(index + 1, question.topic) ? right : wrong,
        at: at + index,
      }))
    },
  }
}

/** The right answers of an attempt, as it shows its questions; from the tables, past every API. */
export async function seated({ database: { sql } }: Pick<SitterApi, 'database'>, id: string) {
  const [row] = await sql<{ test_id: string; test_version: number; order: number[]; option_orders: string }[]>`
    select test_id, test_version, question_order as order, option_orders from attempts where id = ${id}
  `
  if (!row) throw new Error('There is no such attempt.')
  const bank = await loadBank(sql, row.test_id, row.test_version)
  const orders = readOrders(row.option_orders)
  return {
    questions: row.order.map((position, index) => {
      const question = bank[position - 1]
      if (!question) throw new Error(`There is no question ${position}.`)
      const order = orders[index] ?? ''
      return {
        question,
        right: toShown(rightAnswers(question.key)[0] ?? NOTHING, order),
        wrong: toShown(mistakesAt(question, bank)[0] ?? NOTHING, order),
      }
    }),
  }
}

/** Stands in where a question has no answer. */
const NOTHING: WireAnswer = { kind: 'true_false', truth: true }
