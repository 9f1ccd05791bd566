import { redirect, type RequestEvent } from '@sveltejs/kit'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { refusal } from '#lib/features/authoring/authoring-actions.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { runCommand } from './commands.ts'
import { toContent } from './content.ts'
import { saveQuestion } from './save-question.server.ts'
import { readWritten } from './written-form.ts'

type OfQuestion = RequestEvent<{ community: string; id: string; question: string }>

async function posted(event: OfQuestion) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { api: authoringApi(accessToken), form, ...event.params }
}

/** Without a script: saves what is typed, and does what the pressed button says. */
async function save(event: OfQuestion) {
  const { api, form, id, question } = await posted(event)
  const written = readWritten(form)
  runCommand(written, formText(form, 'do'))
  const body = { revision: Number(formText(form, 'revision')), content: toContent(written) }
  const answer = await saveQuestion(api, { test: id, question }, body)
  if (answer.outcome === 'saved') return { written, saved: true }
  if (answer.outcome === 'conflict') return { written, stored: answer.stored }
  return refusal({ written }, { code: 'refused', says: answer.says, errors: [] })
}

async function duplicate(event: OfQuestion) {
  const { api, community, id, question } = await posted(event)
  const answer = await api.duplicateQuestion(id, question)
  if ('refused' in answer) return refusal({}, answer.refused)
  sayDone(event, 'This is the copy.')
  redirect(303, managePaths.testQuestion(community, id, answer.data.question.id))
}

async function remove(event: OfQuestion) {
  const { api, form, community, id, question } = await posted(event)
  const answer = await api.removeQuestion(id, question, Number(formText(form, 'revision')))
  if (answer && 'refused' in answer) return refusal({}, answer.refused)
  sayDone(event, 'The question was deleted. Undo brings it back.')
  redirect(303, managePaths.testQuestions(community, id))
}

export const editorActions = { save, duplicate, remove }
