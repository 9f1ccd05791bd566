import { redirect, type RequestEvent } from '@sveltejs/kit'
import { managePaths } from '#lib/manage-paths.ts'
import { changeBody, createBody, orderBody } from '#contracts/courses/authoring.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { readForm, longText, readId, refusal, unfit } from './author-actions.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readOrder } from './order-form.server.ts'

type InCommunity = RequestEvent<{ community: string }>
type InProgram = RequestEvent<{ community: string; program: string }>

/** Creates a draft and opens its page. */
export async function createProgram(event: InCommunity) {
  const { api, form, community } = await readForm(event)
  const values = { title: formText(form, 'title') }
  const read = createBody.safeParse({ community, ...values })
  if (!read.success) return unfit('program', values, read.error.issues)
  const answer = await api.createProgram({ ...read.data, community })
  if ('refused' in answer) return refusal('program', answer.refused, values)
  redirect(303, managePaths.manageProgram(community, answer.data.slug))
}

async function about(event: InProgram) {
  const { api, form } = await readForm(event)
  const values = { title: formText(form, 'title'), description: longText(form, 'description') }
  const { id, revision } = readId(form)
  const read = changeBody.safeParse({ revision, ...values })
  if (!read.success) return unfit('about', values, read.error.issues)
  const answer = await api.changeProgram(id, read.data)
  if ('refused' in answer) return refusal('about', answer.refused, values)
  return { section: 'about', saved: true }
}

/** Sets the courses of a program and their order. */
async function order(event: InProgram) {
  const { api, form } = await readForm(event)
  const read = orderBody.safeParse(readOrder(form))
  if (!read.success) return unfit('order', {}, read.error.issues)
  const answer = await api.orderCourses(formText(form, 'id'), read.data)
  if ('refused' in answer) return refusal('order', answer.refused)
  return { section: 'order', saved: true }
}

const MOVED = {
  live: 'The program is live. Every member can see it.',
  retired: 'The program was retired. Learners keep what they did.',
}

/** Neither can be undone, so the page asks before it posts here. */
const moveOn = (status: 'live' | 'retired') => async (event: InProgram) => {
  const { api, form, community } = await readForm(event)
  const { id, revision } = readId(form)
  const answer = await api.changeProgram(id, { revision, status })
  if ('refused' in answer) return refusal('status', answer.refused)
  sayDone(event, MOVED[status])
  redirect(303, managePaths.manageProgram(community, event.params.program))
}

async function remove(event: InProgram) {
  const { api, form, community } = await readForm(event)
  const answer = await api.deleteProgram(formText(form, 'id'))
  if (answer && 'refused' in answer) return refusal('status', answer.refused)
  sayDone(event, 'The program was deleted.')
  redirect(303, managePaths.manageCourses(community))
}

export const programActions = { about, order, publish: moveOn('live'), retire: moveOn('retired'), delete: remove }
