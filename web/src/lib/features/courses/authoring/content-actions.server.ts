import { redirect, type RequestEvent } from '@sveltejs/kit'
import { managePaths } from '#lib/manage-paths.ts'
import { changeContentBody } from '#contracts/courses/contents.ts'
import { readForm, longText, readId, refusal, unfit } from './author-actions.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { toArticle } from '#lib/api/markdown.server.ts'

type InCourse = RequestEvent<{ community: string; course: string; content: string }>

const readFields = (form: FormData) => ({
  title: formText(form, 'title'),
  body: longText(form, 'body'),
  minutes: formText(form, 'minutes'),
  difficulty: formText(form, 'difficulty'),
  language: formText(form, 'language'),
})

async function save(event: InCourse) {
  const { api, form } = await readForm(event)
  const values = readFields(form)
  const { id, revision } = readId(form)
  const read = changeContentBody.safeParse({
    revision,
    title: values.title,
    body: values.body,
    minutes: values.minutes === '' ? null : Number(values.minutes),
    difficulty: values.difficulty || null,
    language: values.language.trim() || null,
  })
  if (!read.success) return unfit('text', values, read.error.issues)
  const answer = await api.changeContent(id, read.data)
  if ('refused' in answer) return refusal('text', answer.refused, values)
  return { section: 'text', saved: true }
}

/** Without a script, the preview is a page of its own. */
async function preview(event: InCourse) {
  const { form } = await readForm(event)
  const values = readFields(form)
  return { section: 'text', values, preview: toArticle(values.body) }
}

/** Learners see it, so the page asks before it posts here. What was retired comes back at once. */
const moveOn = (status: 'live' | 'retired') => async (event: InCourse) => {
  const { api, form, community } = await readForm(event)
  const { id, revision } = readId(form)
  const answer = await api.changeContent(id, { revision, status })
  if ('refused' in answer) return refusal('status', answer.refused)
  sayDone(event, status === 'live' ? `“${answer.data.title}” is live.` : `“${answer.data.title}” was retired.`)
  redirect(303, managePaths.manageCourse(community, event.params.course))
}

async function remove(event: InCourse) {
  const { api, form, community } = await readForm(event)
  const answer = await api.deleteContent(formText(form, 'id'))
  if (answer && 'refused' in answer) return refusal('status', answer.refused)
  sayDone(event, 'The draft was deleted.')
  redirect(303, managePaths.manageCourse(community, event.params.course))
}

export const contentActions = { save, preview, publish: moveOn('live'), retire: moveOn('retired'), delete: remove }
