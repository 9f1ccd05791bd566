import { messageByKey } from '../../_db/queries/support/thread-changes.ts'
import type { Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'

interface SentMessage {
  authorId: string
  key: string
  body: string
  /** Undefined for the first message of a thread. */
  threadId?: string
}

/** The thread that a request with this key wrote to before. The same key with other words, or in another thread, is refused. */
export async function findRepeated(
  tx: Transaction,
  { authorId, key, body, threadId }: SentMessage,
): Promise<string | undefined> {
  const repeated = await messageByKey(tx, { authorId, key })
  if (repeated && (repeated.body !== body || (threadId !== undefined && repeated.thread_id !== threadId)))
    throw new DomainError('conflict', 'This Idempotency-Key was already used for another message.')
  return repeated?.thread_id
}
