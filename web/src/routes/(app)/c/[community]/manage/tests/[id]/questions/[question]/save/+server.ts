import { error, json } from '@sveltejs/kit'
import { editQuestionBody } from '#contracts/authoring/drafts.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { saveQuestion } from '#lib/features/authoring/question/save-question.server.ts'
import type { SaveAnswer } from '#lib/features/authoring/question/question-save.ts'
import { toJson } from '#lib/features/authoring/to-json.ts'
import type { RequestHandler } from './$types'

/** Where the editor sends what is written, after each pause. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const session = await locals.session()
  if (!session) error(401, 'Nobody is signed in.', { code: 'signed_out' })
  const read = editQuestionBody.safeParse(await request.json().catch(() => null))
  if (!read.success) return json({ outcome: 'refused', says: 'Some of this can’t be stored.' } satisfies SaveAnswer)
  const { revision, content } = read.data
  const api = authoringApi(session.accessToken)
  const to = { test: params.id, question: params.question }
  return json(await saveQuestion(api, to, { revision, content: toJson(content) }))
}
