import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { accommodationBody, type AccommodationBody } from '#contracts/attempts/accommodations.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { movedText } from './accommodation-words.ts'

type OfLearner = RequestEvent<{ community: string; learner: string }>

/** What was entered, to be shown again when it is refused. */
export interface Entered {
  about: 'accommodate' | 'excuse'
  problem: string
  minutes: string
  factor: string
  test: string
  reason: string
}

async function read(event: OfLearner) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const text = (name: string) => formText(form, name).trim()
  const entered = { minutes: text('minutes'), factor: text('factor'), test: text('test'), reason: text('reason') }
  return { api: communitiesApi(accessToken), form, entered, name: formText(form, 'name') }
}

const refuse = (entered: Omit<Entered, 'problem'>, problem: string) =>
  fail(422, { ...entered, problem } satisfies Entered)

/** More minutes, a factor, or both: each is an accommodation of its own. */
export async function accommodate(event: OfLearner) {
  const { api, entered, name } = await read(event)
  const asked = { ...entered, about: 'accommodate' as const }
  const common = { test_id: entered.test === '' ? null : entered.test, reason: entered.reason }
  const wanted: z.input<typeof accommodationBody>[] = []
  if (entered.minutes !== '') wanted.push({ ...common, kind: 'extra_minutes', minutes: Number(entered.minutes) })
  if (entered.factor !== '') wanted.push({ ...common, kind: 'extra_factor', factor: Number(entered.factor) })
  if (wanted.length === 0) return refuse(asked, 'Say how many minutes more, how many times as long, or both.')
  const bodies: AccommodationBody[] = []
  for (const it of wanted) {
    const { success, data } = accommodationBody.safeParse(it)
    if (!success)
      return refuse(asked, 'Minutes are 1 to 600, the factor is 1 to 3, and a reason has up to 500 characters.')
    bodies.push(data)
  }
  let moved = 0
  for (const body of bodies) {
    const answer = await api.makeAccommodation(event.params.community, event.params.learner, body)
    if ('refused' in answer) return refuse(asked, answer.refused.says)
    moved += answer.data.exams_moved
  }
  return done(event, movedText(name, moved))
}

export async function excuse(event: OfLearner) {
  const { api, entered, name } = await read(event)
  const asked = { ...entered, about: 'excuse' as const }
  const { success, data } = accommodationBody.safeParse({
    kind: 'excused',
    test_id: entered.test,
    reason: entered.reason,
  })
  if (!success) return refuse(asked, 'Choose a test, and write a reason of up to 500 characters.')
  const answer = await api.makeAccommodation(event.params.community, event.params.learner, data)
  if ('refused' in answer) return refuse(asked, answer.refused.says)
  return done(event, `${name} is excused from ${answer.data.accommodation.test?.title ?? 'the test'}.`)
}

export async function endAccommodation(event: OfLearner) {
  const { api, form } = await read(event)
  await api.endAccommodation(event.params.community, event.params.learner, formText(form, 'accommodation'))
  return done(event, 'The accommodation has ended.')
}

function done(event: OfLearner, text: string): never {
  sayDone(event, text)
  redirect(303, managePaths.learner(event.params.community, event.params.learner))
}
