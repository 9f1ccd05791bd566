import type { ChangeContentBody, ContentDetail } from '../../_contracts/courses/contents.ts'
import { contentsInOrder } from '../../_db/queries/courses/contents.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { whyNotLive } from '../../_domain/courses/publishing.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeRevision, findAuthored } from './authored.ts'
import { contentAt } from './read-content.ts'

/** Changes a content, publishes it in a live course, or retires it: learners who did it keep that. */
export const changeContent = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, revision, ...change }: ChangeContentBody & { id: string },
): Promise<ContentDetail> =>
  withUser(db, claims, async (tx) => {
    const found = await findAuthored(tx, { claims, table: 'contents', id })
    await changeRevision(tx, { table: 'contents', id, revision, change })
    const content = await contentAt(tx, { ...found, claims, now: now() })
    if (content.status === 'live') await requireReadable(tx, { content, publishes: change.status === 'live' })
    return content
  })

/** A content must be ready for learners to go live, and a live one cannot be emptied. */
async function requireReadable(
  tx: Transaction,
  { content: { id, course }, publishes }: { content: ContentDetail; publishes: boolean },
) {
  const stored = (await contentsInOrder(tx, course.id)).find((content) => content.id === id)
  const why = stored && (publishes || stored.kind !== 'test') ? whyNotLive(stored) : null
  if (why !== null) throw new DomainError('not_ready', `Nothing was saved: ${why}.`)
}
