import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { FieldFault, DefinitionDraft } from './definition.ts'
import { paths } from '#lib/paths.ts'
import { changeBody, defineBody, tryBody } from '#contracts/achievements/define.ts'
import { changeable, readWritten, toBody } from './definition-form.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { manageApi } from './api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type InCommunity = RequestEvent<{ community: string; id?: string }>

const refusal = (written: DefinitionDraft, faults: FieldFault[]) => fail(422, { written, faults })

async function asked(event: InCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const { community, id } = event.params
  return { api: manageApi(accessToken), form, written: readWritten(form), community, id }
}

/** What publishing would give; with the intent to publish, the page asks whether to. */
export async function dryRun(event: InCommunity) {
  const { api, form, written, community, id } = await asked(event)
  const { tiers, xp } = changeable(written)
  const draft = { community, xp, tiers: tiers ?? undefined, achievement_id: id }
  const read = toBody(tryBody, draft, written.criteria)
  if ('faults' in read) return refusal(written, read.faults)
  const answer = await api.dryRun(read.body)
  if ('faults' in answer) return refusal(written, answer.faults)
  return { written, tried: answer.data, asks: formText(form, 'intent') === 'publish' }
}

/** A first draft goes on at an address of its own. */
export const define = (status?: 'live') => async (event: InCommunity) => {
  const { api, written, community } = await asked(event)
  const read = toBody(defineBody, { community, slug: written.slug, ...changeable(written) }, written.criteria)
  if ('faults' in read) return refusal(written, read.faults)
  const draft = await api.define(read.body)
  if ('faults' in draft) return refusal(written, draft.faults)
  if (status) await api.change(draft.data.id, { status })
  redirect(303, paths.manageAchievement(community, draft.data.id))
}

export const change = (status?: 'live') => async (event: InCommunity) => {
  const { api, written, id = '' } = await asked(event)
  const read = toBody(changeBody, { ...changeable(written), status }, written.criteria)
  if ('faults' in read) return refusal(written, read.faults)
  const answer = await api.change(id, read.body)
  if ('faults' in answer) return refusal(written, answer.faults)
  return { written, saved: status === 'live' ? ('live' as const) : ('draft' as const) }
}

/** There is no way back, so the page asks before it posts here. */
export async function retire(event: InCommunity) {
  const { api, community, id = '' } = await asked(event)
  const answer = await api.change(id, { status: 'retired' })
  if ('faults' in answer) return fail(409, { faults: answer.faults })
  redirect(303, paths.achievementStats(community, id))
}

export async function remove(event: InCommunity) {
  const { api, community, id = '' } = await asked(event)
  const answer = await api.remove(id)
  if (answer && 'faults' in answer) return fail(409, { faults: answer.faults })
  redirect(303, paths.manageAchievements(community))
}
