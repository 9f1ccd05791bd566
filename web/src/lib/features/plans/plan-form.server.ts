import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { plansApi } from '#lib/api/plans.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { paths } from '#lib/paths.ts'
import { planPaths } from '#lib/plan-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type OfCommunity = RequestEvent<{ community: string }>

/** What was entered, to be shown again where it was refused. */
export interface PlanEntered {
  exam_on: string
  minutes: string
  rest: string[]
  test: string
  refused: FormRefusal
}

async function begin(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  return { api: plansApi(accessToken), slug: event.params.community }
}

export async function savePlan(event: OfCommunity) {
  const { api, slug } = await begin(event)
  const form = await event.request.formData()
  const text = (name: string) => formText(form, name).trim()
  const entered = { exam_on: text('exam_on'), minutes: text('minutes'), test: text('test') }
  const rest = form.getAll('rest').map(String)
  const answer = await api.save(slug, {
    exam_on: entered.exam_on,
    minutes_a_day: Number(entered.minutes),
    rest_days: rest.map(Number),
    test_id: entered.test || null,
  })
  if ('refused' in answer)
    return fail(422, { entered: { ...entered, rest, refused: answer.refused } satisfies PlanEntered })
  redirect(303, paths.plan(slug))
}

export async function removePlan(event: OfCommunity) {
  const { api, slug } = await begin(event)
  await api.remove(slug)
  redirect(303, paths.plan(slug))
}

/** The secret is told once, so the page that follows has it and no address does. */
export async function makeCalendar(event: OfCommunity) {
  const { api, slug } = await begin(event)
  const { data } = await api.makeCalendar(slug)
  return { address: event.url.origin + planPaths.calendar(data.token) }
}

export async function endCalendar(event: OfCommunity) {
  const { api, slug } = await begin(event)
  await api.endCalendar(slug)
  redirect(303, paths.plan(slug))
}
