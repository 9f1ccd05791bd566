import { roleIn } from '../../_db/queries/communities/communities.ts'
import { lockThread, type StoredThread } from '../../_db/queries/support/thread-changes.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { ThreadStanding } from '../../_domain/support/thread-rules.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export interface LockedThread {
  thread: StoredThread
  standing: ThreadStanding
}

/** Changes a thread of the caller, while nobody else does. The thread into which it was merged stands for it. */
export const withOwnThread = <T>(
  { db, claims }: WithClaims<DatabaseContext>,
  id: string,
  work: (tx: Transaction, locked: LockedThread) => Promise<T>,
): Promise<T> =>
  withService(db, async (tx) => {
    const thread = await lockMerged(tx, id)
    if (thread?.user_id !== claims.sub) throw notFound('question')
    return work(tx, { thread, standing: standingOf(thread) })
  })

/** The same for those who teach in its community, except about what they asked themselves. */
export const withTaughtThread = <T>(
  { db, claims }: WithClaims<DatabaseContext>,
  id: string,
  work: (tx: Transaction, locked: LockedThread) => Promise<T>,
): Promise<T> =>
  withService(db, async (tx) => {
    const thread = await lockMerged(tx, id)
    const role = thread && (await roleIn(tx, claims.sub, thread.community_id))
    if (!thread || (role !== 'instructor' && role !== 'admin')) throw notFound('question')
    if (thread.user_id === claims.sub)
      throw new DomainError('not_allowed', 'Somebody else answers what you asked yourself.')
    return work(tx, { thread, standing: standingOf(thread) })
  })

/** A thread locked; the one into which it was merged, if it was. */
export async function lockMerged(tx: Transaction, id: string): Promise<StoredThread | undefined> {
  const thread = await lockThread(tx, id)
  return thread?.merged_into ? lockThread(tx, thread.merged_into) : thread
}

export const standingOf = ({ owner, state, snoozed_until, is_held }: StoredThread): ThreadStanding => ({
  owner,
  state,
  snoozedUntil: snoozed_until === null ? null : new Date(snoozed_until).getTime(),
  isHeld: is_held,
})

/** Whether somebody answers it now. */
export const isClaimed = ({ claimed_by, claimed_until }: StoredThread, now: number): boolean =>
  claimed_by !== null && claimed_until !== null && new Date(claimed_until).getTime() > now

/** Whether the assistant answers in a thread: not in held ones, and never where a person does, or is about to. */
export const isOfAssistant = (thread: StoredThread, now: number): boolean =>
  thread.owner === 'assistant' && !thread.is_held && !isClaimed(thread, now)

/** Another person's claim keeps out everybody else until it has run out. */
export function refuseIfClaimedByAnother(thread: StoredThread, reader: string, now: number): void {
  if (isClaimed(thread, now) && thread.claimed_by !== reader)
    throw new DomainError('claimed', 'Somebody else is answering this question right now.')
}
