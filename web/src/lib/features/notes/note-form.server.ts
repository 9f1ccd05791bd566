import { redirect } from '@sveltejs/kit'
import { noteBody, type NoteBody, type QuestionToNote } from '#contracts/notes/notes.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { backToQuestion, type TakenQuestionPage } from '#lib/features/attempts/back-to-question.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'

export const toNotePage = ({ prompt, ...question }: QuestionToNote, page: TakenQuestionPage) => ({
  ...question,
  prompt: toHtml(prompt),
  back: backToQuestion(question, page),
})

/** Keeps what the form says, and goes back to the question. */
export async function saveNote(
  form: FormData,
  page: TakenQuestionPage,
  put: (body: NoteBody) => Promise<{ data: QuestionToNote } | { refused: FormRefusal }>,
) {
  const values = { flagged: form.has('flagged'), note: formText(form, 'note') }
  const { data, success, error } = noteBody.safeParse(values)
  if (!success) return unfit(values, error.issues)
  const answer = await put(data)
  if ('refused' in answer) return refusal(values, answer.refused)
  redirect(303, backToQuestion(answer.data, page))
}
