import type { LearnerNote, LearnerNoteBody } from '../../_contracts/assignments/gradebook.ts'
import { deleteNote, insertNote, notesOn } from '../../_db/queries/assignments/notes.ts'
import { memberOf } from '../../_db/queries/communities/members.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity } from './find.ts'

interface LearnerPath {
  slug: string
  user: string
}

/** What instructors noted about a learner, the newest first. */
export async function listLearnerNotes(
  context: WithClaims<DatabaseContext>,
  path: LearnerPath,
): Promise<LearnerNote[]> {
  const about = await findNoted(context, path)
  return readAsUser(context.db, context.claims, async (tx) => [
    ...(await notesOn(tx, { ...about, readerId: context.claims.sub })),
  ])
}

export async function writeLearnerNote(
  context: WithClaims<DatabaseContext>,
  { words, ...path }: LearnerPath & LearnerNoteBody,
): Promise<LearnerNote[]> {
  const about = await findNoted(context, path)
  const { sub } = context.claims
  return withService(context.db, async (tx) => {
    await insertNote(tx, { ...about, authorId: sub, words })
    return [...(await notesOn(tx, { ...about, readerId: sub }))]
  })
}

/** Only who wrote a note deletes it. */
export async function deleteLearnerNote(
  context: WithClaims<DatabaseContext>,
  { note: id, ...path }: LearnerPath & { note: string },
): Promise<void> {
  const about = await findNoted(context, path)
  const isDeleted = await withService(context.db, (tx) =>
    deleteNote(tx, { id, ...about, authorId: context.claims.sub }),
  )
  if (!isDeleted) throw notFound('note')
}

const findNoted = ({ db, claims }: WithClaims<DatabaseContext>, { slug, user }: LearnerPath) =>
  readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    if (!(await memberOf(tx, communityId, user))) throw notFound('member')
    return { communityId, userId: user }
  })
