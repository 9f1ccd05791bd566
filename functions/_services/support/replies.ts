import {
  cannedReply,
  type CannedReply,
  type ChangeReplyBody,
  type NewReplyBody,
} from '../../_contracts/support/replies.ts'
import { errorCode } from '../../_db/errors.ts'
import { deleteReply, insertReply, repliesOf, replyWithId, updateReply } from '../../_db/queries/support/replies.ts'
import { readAsUser, withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const REFUSAL = 'Only instructors have replies that are written in advance.'

export async function listReplies(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug }: { community: string },
): Promise<CannedReply[]> {
  const rows = await readAsUser(db, claims, async (tx) => {
    const { id } = await findTaughtCommunity(tx, claims, slug, REFUSAL)
    return repliesOf(tx, id)
  })
  return rows.map((row) => cannedReply.parse(row))
}

/** Writes a reply in advance. */
export async function writeReply(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, title, body }: NewReplyBody,
): Promise<CannedReply> {
  return withUser(db, claims, async (tx) => {
    const { id } = await findTaughtCommunity(tx, claims, slug, REFUSAL)
    const reply = await insertReply(tx, { communityId: id, title, body })
    if (!reply) throw titleTaken()
    return cannedReply.parse(reply)
  })
}

/** Changes a reply that nobody else has changed since the caller loaded it. */
export const changeReply = (
  { db, claims }: WithClaims<DatabaseContext>,
  change: ChangeReplyBody & { id: string },
): Promise<CannedReply> =>
  withUser(db, claims, async (tx) => {
    const reply = await updateReply(tx, change).catch(rethrowTaken)
    if (reply) return cannedReply.parse(reply)
    if (!(await replyWithId(tx, change.id))) throw notFound('reply')
    throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
      errors: [{ path: 'body.revision', message: 'is not the newest' }],
    })
  })

export async function removeReply({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> {
  if (!(await withUser(db, claims, (tx) => deleteReply(tx, id)))) throw notFound('reply')
}

const titleTaken = (cause?: unknown) =>
  new DomainError('already_exists', 'The community has a reply with this title.', {
    errors: [{ path: 'body.title', message: 'is another reply’s' }],
    cause,
  })

function rethrowTaken(error: unknown): never {
  throw errorCode(error) === '23505' ? titleTaken(error) : error
}
