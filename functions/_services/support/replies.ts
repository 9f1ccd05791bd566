import type { CannedBody, CannedReply } from '../../_contracts/support/support.ts'
import { deleteReply, repliesOf, saveReply } from '../../_db/queries/support/replies.ts'
import { readAsUser, withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const REFUSAL = 'Only instructors have replies that are written in advance.'

export async function listReplies(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug }: { community: string },
): Promise<CannedReply[]> {
  return readAsUser(db, claims, async (tx) => {
    const { id } = await findTaughtCommunity(tx, claims, slug, REFUSAL)
    return repliesOf(tx, id)
  })
}

/** Writes a reply in advance. The same title again changes its words. */
export async function writeReply(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, title, body }: CannedBody,
): Promise<CannedReply> {
  return withUser(db, claims, async (tx) => {
    const { id } = await findTaughtCommunity(tx, claims, slug, REFUSAL)
    const reply = await saveReply(tx, { communityId: id, title, body })
    if (!reply) throw new Error('A reply was not saved.')
    return reply
  })
}

export async function removeReply({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> {
  if (!(await withUser(db, claims, (tx) => deleteReply(tx, id)))) throw notFound('reply')
}
