import { redirect, type RequestEvent } from '@sveltejs/kit'
import { managePaths } from '#lib/manage-paths.ts'
import { changeBody, createBody, orderBody } from '#contracts/courses/authoring.ts'
import { createContentBody } from '#contracts/courses/contents.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { readForm, longText, readId, refusal, unfit } from './author-actions.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readOrder } from './order-form.server.ts'

type InCommunity = RequestEvent<{ community: string }>
type InCourse = RequestEvent<{ community: string; course: string }>

/** Creates a draft and opens its page. */
export async function createCourse(event: InCommunity) {
  const { api, form, community } = await readForm(event)
  const values = { title: formText(form, 'title') }
  const read = createBody.safeParse({ community, ...values })
  if (!read.success) return unfit('course', values, read.error.issues)
  const answer = await api.createCourse({ ...read.data, community })
  if ('refused' in answer) return refusal('course', answer.refused, values)
  redirect(303, managePaths.manageCourse(community, answer.data.slug))
}

async function about(event: InCourse) {
  const { api, form } = await readForm(event)
  const values = { title: formText(form, 'title'), description: longText(form, 'description') }
  const { id, revision } = readId(form)
  const read = changeBody.safeParse({ revision, ...values })
  if (!read.success) return unfit('about', values, read.error.issues)
  const answer = await api.changeCourse(id, read.data)
  if ('refused' in answer) return refusal('about', answer.refused, values)
  return { section: 'about', saved: true }
}

async function order(event: InCourse) {
  const { api, form } = await readForm(event)
  const read = orderBody.safeParse(readOrder(form))
  if (!read.success) return unfit('order', {}, read.error.issues)
  const answer = await api.orderContents(formText(form, 'id'), read.data)
  if ('refused' in answer) return refusal('order', answer.refused)
  return { section: 'order', saved: true }
}

/** Adds a content and opens its page to write it. A test has nothing to write. */
async function add(event: InCourse) {
  const { accessToken, api, form, community } = await readForm(event)
  const values = { kind: formText(form, 'kind'), title: formText(form, 'title'), test: formText(form, 'test') }
  const read = createContentBody.safeParse(
    values.kind === 'test'
      ? { kind: 'test', test_id: values.test, title: await titleOf(accessToken, community, values.test) }
      : { kind: values.kind, title: values.title },
  )
  if (!read.success) return unfit('add', values, read.error.issues)
  const answer = await api.createContent(formText(form, 'id'), read.data)
  if ('refused' in answer) return refusal('add', answer.refused, values)
  const { kind, slug, title } = answer.data
  if (kind === 'test') return { section: 'add', saved: true, title }
  redirect(303, managePaths.manageContent(community, event.params.course, slug))
}

async function titleOf(accessToken: string, community: string, id: string): Promise<string | undefined> {
  const { data } = await attemptsApi(accessToken).listTests(community)
  return data.find((test) => test.id === id)?.title
}

const MOVED = {
  live: 'The course is live. Every member can see it.',
  retired: 'The course was retired. Learners keep what they did.',
}

/** Neither can be undone, so the page asks before it posts here. */
const moveOn = (status: 'live' | 'retired') => async (event: InCourse) => {
  const { api, form, community } = await readForm(event)
  const { id, revision } = readId(form)
  const answer = await api.changeCourse(id, { revision, status })
  if ('refused' in answer) return refusal('status', answer.refused)
  sayDone(event, MOVED[status])
  redirect(303, managePaths.manageCourse(community, event.params.course))
}

async function remove(event: InCourse) {
  const { api, form, community } = await readForm(event)
  const answer = await api.deleteCourse(formText(form, 'id'))
  if (answer && 'refused' in answer) return refusal('status', answer.refused)
  sayDone(event, 'The course was deleted.')
  redirect(303, managePaths.manageCourses(community))
}

export const courseActions = { about, order, add, publish: moveOn('live'), retire: moveOn('retired'), delete: remove }
