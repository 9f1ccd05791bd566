import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { FieldFault } from '#lib/features/achievements/authoring/definition.ts'
import type { GateCurriculum, GateDraft } from './gate-form.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { changeGateBody, createGateBody, orderGatesBody } from '#contracts/gates/authoring.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { refusal, unfit } from '#lib/features/courses/authoring/author-actions.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readGateDraft, toFields } from './gate-form.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { readOrder } from '#lib/features/courses/authoring/order-form.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

export type CurriculumEvent = RequestEvent<{ community: string; course?: string; program?: string; gate?: string }>

/** The course or program that a page is about. */
export const curriculumOf = ({ course, program = '' }: { course?: string; program?: string }): GateCurriculum =>
  course === undefined ? { scope: 'program', slug: program } : { scope: 'course', slug: course }

async function readForm(event: CurriculumEvent) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const of = curriculumOf(event.params)
  return { api: milestonesApi(accessToken), form, of, community: event.params.community, id: event.params.gate ?? '' }
}

const faulty = (draft: GateDraft, faults: FieldFault[], code?: string) => fail(422, { draft, faults, code })

const toFailure = (draft: GateDraft, { code, says, errors }: FormRefusal) =>
  faulty(draft, code === 'conflict' || errors.length === 0 ? [{ path: '', message: says }] : errors, code)

/** Saves a first draft and opens its page. To publish, that page asks first. */
const define = (ask?: 'publish') => async (event: CurriculumEvent) => {
  const { api, form, of, community } = await readForm(event)
  const draft = readGateDraft(form)
  const fields = toFields(draft)
  if ('faults' in fields) return faulty(draft, fields.faults)
  const read = createGateBody.safeParse({ community, [of.scope]: of.slug, ...fields.fields })
  if (!read.success) return faulty(draft, toFieldErrors(read.error.issues))
  const answer = await api.createGate({ ...read.data, community })
  if ('refused' in answer) return toFailure(draft, answer.refused)
  redirect(303, managePaths.manageGate(community, of, answer.data.id, ask))
}

const change = (ask?: 'publish') => async (event: CurriculumEvent) => {
  const { api, form, of, community, id } = await readForm(event)
  const draft = readGateDraft(form)
  const fields = toFields(draft)
  if ('faults' in fields) return faulty(draft, fields.faults)
  const read = changeGateBody.safeParse({ updated_at: formText(form, 'updated_at'), ...fields.fields })
  if (!read.success) return faulty(draft, toFieldErrors(read.error.issues))
  const answer = await api.changeGate(id, read.data)
  if ('refused' in answer) return toFailure(draft, answer.refused)
  if (ask) redirect(303, managePaths.manageGate(community, of, id, ask))
  return { saved: true }
}

/** Both change what learners can pass, so the page asks before it posts here. */
const moveOn = (status: 'live' | 'retired') => async (event: CurriculumEvent) => {
  const { api, form, of, community, id } = await readForm(event)
  const answer = await api.changeGate(id, { updated_at: formText(form, 'updated_at'), status })
  if ('refused' in answer) return fail(409, { refused: answer.refused })
  sayDone(event, status === 'live' ? `“${answer.data.title}” is live.` : `“${answer.data.title}” was retired.`)
  redirect(303, managePaths.manageGate(community, of, id))
}

async function remove(event: CurriculumEvent) {
  const { api, of, community, id } = await readForm(event)
  const answer = await api.removeGate(id)
  if ('refused' in answer) return fail(409, { refused: answer.refused })
  sayDone(event, `The gate was ${answer.data.became}.`)
  redirect(
    303,
    of.scope === 'course'
      ? managePaths.manageCourse(community, of.slug)
      : managePaths.manageProgram(community, of.slug),
  )
}

/** Saves the order of the list on the page of a course or program. */
export async function orderGates(event: CurriculumEvent) {
  const { api, form, of, community } = await readForm(event)
  const read = orderGatesBody.safeParse({ community, [of.scope]: of.slug, ...readOrder(form) })
  if (!read.success) return unfit('gates', {}, read.error.issues)
  const answer = await api.orderGates({ ...read.data, community })
  if ('refused' in answer) return refusal('gates', answer.refused)
  return { section: 'gates', saved: true }
}

export const newGateActions = { save: define(), publish: define('publish') }
export const gateActions = {
  save: change(),
  publish: change('publish'),
  live: moveOn('live'),
  retire: moveOn('retired'),
  delete: remove,
}
