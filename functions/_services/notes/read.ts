import type { QuestionToNote } from '../../_contracts/notes/notes.ts'
import { notesOn } from '../../_db/queries/notes/notes.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaken, type TakenPlace, type TakenQuestion } from '../practice/find-taken.ts'

export const NOTE_REFUSAL = 'You can write a note once you have answered the question and seen what is right.'

/** A question that the caller answered, with what they keep of it. */
export async function readQuestionNote(
  context: WithClaims<AttemptServices>,
  place: TakenPlace,
): Promise<QuestionToNote> {
  return withNote(context, await findTaken(context, place, NOTE_REFUSAL))
}

export async function withNote(
  { db, claims }: WithClaims<Pick<DatabaseContext, 'db'>>,
  { lineage_id, number, of, test, prompt, is_finished }: TakenQuestion,
): Promise<QuestionToNote> {
  const [mine] = await withRepeat(db, ({ sql }) => notesOn(sql, claims.sub, [lineage_id]))
  return {
    ...{ number, of, test, prompt, is_finished },
    mine: mine ? { flagged: mine.flagged, note: mine.note, updated_at: instant(mine.updated_at) } : null,
  }
}
