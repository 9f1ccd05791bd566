import type { z } from 'zod'
import {
  attemptMisses,
  nextPractice,
  practiceListing,
  practicePreview,
  practiceResult,
  practiceReview,
  practiceSession,
  type PracticePreview,
  type PracticeSession,
} from '../../functions/_contracts/practice/practice.ts'
import { listOfCommunity } from '../../functions/_contracts/wire.ts'
import { saved } from '../../functions/_contracts/attempts/submissions.ts'
import { toShown } from '../../functions/_domain/attempts/option-order.ts'
import { readOrders } from '../../functions/_domain/attempts/draw-questions.ts'
import { loadBank } from '../../functions/_db/queries/tests/banks.ts'
import { mistakesAt, rightAnswers } from '../../supabase/local/demo/attempts/likely-answers.ts'
import type { Api } from './api.ts'
import type { Sitter } from './school.ts'
import type { SitterApi } from './sitter.ts'

/** Somebody who practices across tests over the API, and knows what to answer. */
export function practicing(
  { database: { sql } }: Pick<SitterApi, 'database'>,
  { send, person }: Pick<Sitter, 'send' | 'person'>,
) {
  const dataOf = async <T extends z.ZodType>(contract: T, response: Promise<Response>): Promise<z.infer<T>> => {
    const answer = await response
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
    return contract.parse(JSON.parse(text).data)
  }
  const path = (id: string) => `/practice/${id}`
  return {
    person,
    preview: (community: string, query: Record<string, string> = {}): Promise<PracticePreview> =>
      dataOf(
        practicePreview,
        send('GET', `/practice/preview?${new URLSearchParams({ community, ...query }).toString()}`),
      ),
    next: (community: string) =>
      dataOf(nextPractice, send('GET', `/practice/next?${new URLSearchParams({ community }).toString()}`)),
    list: async (community: string, query: Record<string, string> = {}) => {
      const answer = await send('GET', `/practice?${new URLSearchParams({ community, ...query }).toString()}`)
      return listOfCommunity(practiceListing).parse(await answer.json())
    },
    start: (body: object, headers?: Record<string, string>): Promise<PracticeSession> =>
      dataOf(practiceSession, send('POST', '/practice', body, headers)),
    read: (id: string) => dataOf(practiceSession, send('GET', path(id))),
    save: (id: string, body: object) => dataOf(saved, send('PATCH', path(id), { sent_at: Date.now(), ...body })),
    finish: (id: string, body: object = {}) => dataOf(practiceResult, send('POST', `${path(id)}/finish`, body)),
    review: (id: string) => dataOf(practiceReview, send('GET', `${path(id)}/review`)),
    misses: (attempt: string) => dataOf(attemptMisses, send('GET', `/attempts/${attempt}/misses`)),
    /** What to answer to have these right and the others wrong. */
    answers: async (id: string, isRight: (number: number) => boolean) => {
      const rows = await sql<{ test_id: string; test_version: number; position: number; option_orders: string }[]>`
        select test_id, test_version, questions.position, option_orders
        from practice_sessions
        cross join unnest(question_ids) with ordinality as asked (id, place)
        join questions on questions.id = asked.id
        where practice_sessions.id = ${id}
        order by place
      `
      const at = Date.now()
      return Promise.all(
        rows.map(async ({ test_id, test_version, position, option_orders }, index) => {
          const bank = await loadBank(sql, test_id, test_version)
          const question = bank[position - 1]
          const answer = question && (isRight(index + 1) ? rightAnswers(question.key) : mistakesAt(question, bank))[0]
          if (!answer) throw new Error(`There is nothing to answer to question ${index + 1}.`)
          return { number: index + 1, answer: toShown(answer, readOrders(option_orders)[index] ?? ''), at: at + index }
        }),
      )
    },
  }
}

/** The lineages that a session asks, in the order shown. */
export async function lineagesIn({ database: { sql } }: Api, id: string): Promise<string[]> {
  const rows = await sql<{ lineage_id: string }[]>`
    select lineage_id
    from practice_sessions
    cross join unnest(question_ids) with ordinality as asked (id, place)
    join questions on questions.id = asked.id
    where practice_sessions.id = ${id}
    order by place
  `
  return rows.map(({ lineage_id }) => lineage_id)
}
