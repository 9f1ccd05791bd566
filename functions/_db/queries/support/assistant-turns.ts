import { sql } from 'drizzle-orm'
import type { AssistantEnding } from '../../../_domain/support/assistant-endings.ts'
import type { FoundDocument } from '../../../_domain/support/found-document.ts'
import { at } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

export interface AssistedMessage extends Record<string, unknown> {
  id: string
  kind: 'learner' | 'assistant'
  body: string
  citations: Pick<FoundDocument, 'kind' | 'id' | 'title'>[]
  /** Of a learner: how the assistant's answer ended; null where it gave none, or is giving it. */
  ending: AssistantEnding | null
  /** While it is being given: until when it is waited for, in milliseconds since 1970. */
  until: number | null
}

/** What a learner and the assistant said in a thread, the oldest first. */
export const assistedMessages = async (tx: Transaction, threadId: string): Promise<AssistedMessage[]> => [
  ...(await tx.execute<AssistedMessage>(sql`
    select
      id, kind, body, citations, assistant_ending as ending, extract(epoch from assistant_until)::float8 * 1000 as until
    from support_messages
    where thread_id = ${threadId} and kind in ('learner', 'assistant')
    order by created_at, id
  `)),
]

/** Begins an answer. One that ended badly before is given anew. */
export const beginTurn = (tx: Transaction, { id, until }: { id: string; until: number }) =>
  tx.execute(sql`
    update support_messages set assistant_ending = null, assistant_until = ${at(until)} where id = ${id}
  `)

/** Says why there is no answer to a message, where none was begun. */
export const refuseTurn = (tx: Transaction, { id, ending }: { id: string; ending: AssistantEnding }) =>
  tx.execute(sql`update support_messages set assistant_ending = ${ending} where id = ${id}`)

/** Ends the answer that was begun with this lease. Says whether it still was that one. */
export async function endTurn(
  tx: Transaction,
  { id, until, ending }: { id: string; until: number; ending: AssistantEnding },
): Promise<boolean> {
  const ended = await tx.execute(sql`
    update support_messages set assistant_ending = ${ending}, assistant_until = null
    where id = ${id} and assistant_until = ${at(until)}
    returning id
  `)
  return ended.length > 0
}

/** Ends the answers whose lease has ended: the process that gave them died. */
export const endLostTurns = (tx: Transaction, now: number) =>
  tx.execute(sql`
    update support_messages set assistant_ending = 'lost', assistant_until = null where assistant_until < ${at(now)}
  `)
