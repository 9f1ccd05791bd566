import type { ChangeContentBody, ContentDetail } from '../../_contracts/courses/contents.ts'
import { contentsInOrder } from '../../_db/queries/courses/contents.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { whyNotLive } from '../../_domain/courses/publishing.ts'
import { changeRevision, findAuthored } from './authored.ts'
import type { Engine } from '../engine/apply.ts'
import { contentAt } from './read-content.ts'

/** Changes a content, publishes it in a course that is live, or retires it: who did it keeps having done it. */
export function changeContent(
  { db, now }: Engine,
  claims: Claims,
  id: string,
  { revision, ...change }: ChangeContentBody,
): Promise<ContentDetail> {
  return withUser(db, claims, async (tx) => {
    const written = await findAuthored(tx, claims, 'contents', id)
    await changeRevision(tx, 'contents', { id, revision }, change)
    const content = await contentAt(tx, claims, written, now())
    if (content.status === 'live') await expectReadable(tx, content, change.status === 'live')
    return content
  })
}

/** What goes live has to be ready for learners, and what is live is not emptied. */
async function expectReadable(tx: Transaction, { id, course }: ContentDetail, publishes: boolean) {
  const stored = (await contentsInOrder(tx, course.id)).find((it) => it.id === id)
  const why = stored && (publishes || stored.kind !== 'test') ? whyNotLive(stored) : null
  if (why !== null) throw new DomainError('not_ready', `Nothing was saved: ${why}.`)
}
