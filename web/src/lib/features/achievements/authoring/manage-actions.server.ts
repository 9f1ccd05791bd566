import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { FieldFault, DefinitionDraft } from './definition.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { changeBody, defineBody, tryBody } from '#contracts/achievements/define.ts'
import { changeable, readDraft, toBody } from './definition-form.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type InCommunity = RequestEvent<{ community: string; id?: string }>

const invalid = (written: DefinitionDraft, faults: FieldFault[]) => fail(422, { written, faults })

/** The values at fault; without one, the problem's text, next to the slug if that is taken. */
const toFaults = ({ code, says, errors }: FormRefusal): FieldFault[] =>
  errors.length > 0 ? errors : [{ path: code === 'already_exists' ? 'slug' : '', message: says }]

async function readRequest(event: InCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const { community, id } = event.params
  return { api: achievementsApi(accessToken), form, written: readDraft(form), community, id }
}

/** What publishing would award; if the author intends to publish, the page asks to confirm it. */
export async function dryRun(event: InCommunity) {
  const { api, form, written, community, id } = await readRequest(event)
  const { tiers, xp } = changeable(written)
  const draft = { community, xp, tiers: tiers ?? undefined, achievement_id: id }
  const read = toBody(tryBody, draft, written.criteria)
  if ('faults' in read) return invalid(written, read.faults)
  const result = await api.dryRun({ ...read.body, community })
  if ('refused' in result) return invalid(written, toFaults(result.refused))
  return { written, tried: result.data, asks: formText(form, 'intent') === 'publish' }
}

/** Creates a draft and redirects to its page. */
export const define = (status?: 'live') => async (event: InCommunity) => {
  const { api, written, community } = await readRequest(event)
  const read = toBody(defineBody, { community, slug: written.slug, ...changeable(written) }, written.criteria)
  if ('faults' in read) return invalid(written, read.faults)
  const draft = await api.define({ ...read.body, community })
  if ('refused' in draft) return invalid(written, toFaults(draft.refused))
  if (status) await api.change(draft.data.id, { status })
  redirect(303, managePaths.manageAchievement(community, draft.data.id))
}

export const change = (status?: 'live') => async (event: InCommunity) => {
  const { api, written, id = '' } = await readRequest(event)
  const read = toBody(changeBody, { ...changeable(written), status }, written.criteria)
  if ('faults' in read) return invalid(written, read.faults)
  const result = await api.change(id, read.body)
  if ('refused' in result) return invalid(written, toFaults(result.refused))
  return { written, saved: status === 'live' ? ('live' as const) : ('draft' as const) }
}

/** Learners see it, so the page asks before it posts here. */
export async function retire(event: InCommunity) {
  const { api, community, id = '' } = await readRequest(event)
  const result = await api.change(id, { status: 'retired' })
  if ('refused' in result) return fail(409, { faults: toFaults(result.refused) })
  sayDone(event, 'The achievement was retired. Learners who have it keep it.')
  redirect(303, managePaths.achievementStats(community, id))
}

export async function restore(event: InCommunity) {
  const { api, community, id = '' } = await readRequest(event)
  const result = await api.change(id, { status: 'live' })
  if ('refused' in result) return fail(409, { faults: toFaults(result.refused) })
  sayDone(event, 'The achievement is back. Learners who meet its rule get it.')
  redirect(303, managePaths.manageAchievement(community, id))
}

export async function remove(event: InCommunity) {
  const { api, community, id = '' } = await readRequest(event)
  const result = await api.remove(id)
  if (result && 'refused' in result) return fail(409, { faults: toFaults(result.refused) })
  sayDone(event, 'The draft was deleted.')
  redirect(303, managePaths.manageAchievements(community))
}
