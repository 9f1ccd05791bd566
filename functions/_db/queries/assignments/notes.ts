import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface NoteOnLearner extends Record<string, unknown> {
  id: string
  words: string
  author: string | null
  mine: boolean
  written_at: string
}

interface AboutLearner {
  communityId: string
  userId: string
}

/** What instructors noted about a learner, the newest first. */
export const notesOn = (tx: Transaction, { communityId, userId, readerId }: AboutLearner & { readerId: string }) =>
  tx.execute<NoteOnLearner>(sql`
    select
      learner_notes.id, words, display_name as author, author_id is not distinct from ${readerId}::uuid as mine,
      to_json(written_at) as written_at
    from learner_notes
    left join profiles on profiles.id = author_id
    where community_id = ${communityId} and user_id = ${userId}
    order by learner_notes.written_at desc, learner_notes.id
  `)

export const insertNote = (
  tx: Transaction,
  { communityId, userId, authorId, words }: AboutLearner & { authorId: string; words: string },
) =>
  tx.execute(sql`
    insert into learner_notes (community_id, user_id, author_id, words)
    values (${communityId}, ${userId}, ${authorId}, ${words})
  `)

/** Whether there was one of this author. */
export async function deleteNote(
  tx: Transaction,
  { id, communityId, userId, authorId }: AboutLearner & { id: string; authorId: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from learner_notes
    where id = ${id} and community_id = ${communityId} and user_id = ${userId} and author_id = ${authorId}
    returning id
  `)
  return rows.length > 0
}
