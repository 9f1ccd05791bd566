import type { NoteBody, QuestionToNote } from '../../_contracts/notes/notes.ts'
import { putNote, removeNote } from '../../_db/queries/notes/notes.ts'
import { withService } from '../../_db/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { findTaken, type TakenPlace } from '../practice/find-taken.ts'
import { NOTE_REFUSAL, withNote } from './read.ts'

/** Keeps a flag and a note on a question across attempts and versions, in place of those before; without either, nothing is kept. */
export async function putQuestionNote(
  context: WithClaims<AttemptServices>,
  { flagged, note, ...place }: NoteBody & TakenPlace,
): Promise<QuestionToNote> {
  const question = await findTaken(context, place, NOTE_REFUSAL)
  const { lineage_id, community_id, test } = question
  const key = { user_id: context.claims.sub, lineage_id }
  await withService(context.db, async (_, sql) => {
    if (flagged || note !== '') await putNote(sql, { ...key, community_id, test_id: test.id, flagged, note })
    else await removeNote(sql, key)
  })
  return withNote(context, question)
}
