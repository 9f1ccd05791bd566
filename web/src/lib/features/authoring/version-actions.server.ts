import { redirect, type RequestEvent } from '@sveltejs/kit'
import { copyTestBody } from '#contracts/authoring/tests.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { refusal, unfit } from './authoring-actions.server.ts'

type OfTest = RequestEvent<{ community: string; id: string }>

async function posted(event: OfTest) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { api: authoringApi(accessToken), form, ...event.params }
}

const SAID = {
  live: 'The test is live again.',
  retired: 'The test was retired. Learners keep their results.',
}

/** The page asks before it posts here. */
const moveTo = (status: 'live' | 'retired') => async (event: OfTest) => {
  const { api, community, id } = await posted(event)
  const answer = await api.changeStatus(id, status)
  if ('refused' in answer) return refusal({}, answer.refused)
  sayDone(event, SAID[status])
  redirect(303, managePaths.testVersions(community, id))
}

async function remove(event: OfTest) {
  const { api, community, id } = await posted(event)
  const answer = await api.deleteTest(id)
  if (answer && 'refused' in answer) return refusal({}, answer.refused)
  sayDone(event, 'The test was deleted.')
  redirect(303, managePaths.manageTests(community))
}

async function copy(event: OfTest) {
  const { api, form, community, id } = await posted(event)
  const read = copyTestBody.safeParse({ title: formText(form, 'title') })
  if (!read.success) return unfit({}, read.error.issues)
  const answer = await api.copyTest(id, read.data)
  if ('refused' in answer) return refusal({}, answer.refused)
  sayDone(event, 'This is the copy.')
  redirect(303, managePaths.testQuestions(community, answer.data.id))
}

/** Makes a working copy from an earlier version. */
async function begin(event: OfTest) {
  const { api, form, community, id } = await posted(event)
  const answer = await api.beginDraft(id, Number(formText(form, 'version')))
  if ('refused' in answer) return refusal({}, answer.refused)
  redirect(303, managePaths.testQuestions(community, id))
}

export const versionActions = { retire: moveTo('retired'), restore: moveTo('live'), delete: remove, copy, begin }
