import { sql, type SQL } from 'drizzle-orm'
import { at, iso } from '../../iso.ts'
import { person } from '../../person.ts'
import type { Transaction } from '../../session.ts'

const answers = (condition: SQL) => sql`
  select
    answer.id, answer.community_id, communities.slug as community, answer.title, answer.body, answer.state,
    answer.thread_id as thread, ${person('author')} as author, ${person('approver')} as approver,
    ${iso(sql`answer.created_at`)} as created_at, ${iso(sql`answer.published_at`)} as published_at
  from support_answers as answer
  join communities on communities.id = answer.community_id
  left join profiles as author on author.id = answer.author_id
  left join profiles as approver on approver.id = answer.approver_id
  where ${condition}
  order by answer.created_at, answer.id
`

type AnswerRow = Record<string, unknown> & { community_id: string }

/** The answers of a community in one state, the oldest first, as far as row-level security shows them. */
export const answersOf = (tx: Transaction, { communityId, state }: { communityId: string; state: string }) =>
  tx.execute<AnswerRow>(answers(sql`answer.community_id = ${communityId} and answer.state = ${state}`))

export async function answerWithId(tx: Transaction, id: string) {
  const [row] = await tx.execute<AnswerRow>(answers(sql`answer.id = ${id}`))
  return row
}

export interface LockedAnswer extends Record<string, unknown> {
  community_id: string
  state: 'draft' | 'published' | 'declined'
  author_id: string | null
  title: string
  body: string
}

export async function lockAnswer(tx: Transaction, id: string): Promise<LockedAnswer | undefined> {
  const [row] = await tx.execute<LockedAnswer>(sql`
    select community_id, state, author_id, title, body from support_answers where id = ${id} for update
  `)
  return row
}

export interface NewAnswer {
  id: string
  communityId: string
  threadId: string
  authorId: string
  title: string
  body: string
  now: number
}

export const insertAnswer = (tx: Transaction, { id, communityId, threadId, authorId, title, body, now }: NewAnswer) =>
  tx.execute(sql`
    insert into support_answers (id, community_id, thread_id, author_id, title, body, created_at)
    values (${id}, ${communityId}, ${threadId}, ${authorId}, ${title}, ${body}, ${at(now)})
  `)

export interface AnswerChange {
  id: string
  title: string
  body: string
  state: LockedAnswer['state']
  /** Who looks at it next has to be somebody else. */
  authorId: string | null
  approverId: string | null
  now: number
}

export const storeAnswer = (tx: Transaction, { id, title, body, state, authorId, approverId, now }: AnswerChange) =>
  tx.execute(sql`
    update support_answers
    set
      title = ${title}, body = ${body}, state = ${state}, author_id = ${authorId}, approver_id = ${approverId},
      published_at = case when ${state}::text = 'published' then coalesce(published_at, ${at(now)}) end
    where id = ${id}
  `)

/** The words of a thread from which an answer is made, and the names in it. */
export async function wordsOf(tx: Transaction, threadId: string) {
  const [row] = await tx.execute<{ question: string | null; answers: string[]; names: string[] }>(sql`
    select
      (
        select body from support_messages where thread_id = ${threadId} and kind = 'learner' order by created_at, id limit 1
      ) as question,
      coalesce((
        select json_agg(body order by created_at, id) from support_messages where thread_id = ${threadId} and kind = 'staff'
      ), '[]') as answers,
      coalesce((
        select json_agg(distinct name)
        from (
          select user_id as id from support_threads where id = ${threadId}
          union
          select author_id from support_messages where thread_id = ${threadId}
        ) as people
        join profiles on profiles.id = people.id
        cross join lateral (values (display_name), (username)) as named (name)
      ), '[]') as names
  `)
  return row ?? { question: null, answers: [], names: [] }
}
