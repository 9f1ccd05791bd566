import { z } from 'zod'
import { NOTE_LENGTH } from '../../_domain/notes/note-length.ts'
import { helpPath } from '../assistant/help.ts'
import { questionNumber } from '../attempts/questions.ts'
import { trimmed } from '../storable.ts'
import { instant } from '../wire.ts'

/** What a learner keeps of a question for themselves, as something that asks it again shows it. */
export const ownNote = z
  .object({ number: questionNumber, flagged: z.boolean(), note: z.string().describe('empty: only the flag') })
  .meta({ id: 'OwnNote' })
export type OwnNote = z.infer<typeof ownNote>

export const notePath = z.object({
  id: z.uuid().toLowerCase().describe('of the attempt or the practice session'),
  number: helpPath.shape.number,
})

export const noteBody = z
  .strictObject({ flagged: z.boolean().default(false), note: trimmed(NOTE_LENGTH).default('') })
  .meta({ example: { flagged: true, note: 'The mask counts the bits of the network, not of the host.' } })
export type NoteBody = z.infer<typeof noteBody>

export const questionToNote = z
  .object({
    number: questionNumber,
    of: z.int(),
    test: z.object({ id: z.uuid(), title: z.string() }),
    prompt: z.string().describe('Markdown'),
    is_finished: z.boolean().describe('whether the attempt or the session is over'),
    mine: z.object({ flagged: z.boolean(), note: z.string(), updated_at: instant }).nullable(),
  })
  .meta({ id: 'QuestionToNote' })
export type QuestionToNote = z.infer<typeof questionToNote>
