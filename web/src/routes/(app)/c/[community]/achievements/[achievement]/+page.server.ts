import { error, fail, isHttpError } from '@sveltejs/kit'
import type { AchievementView } from '#lib/features/achievements/detail/achievement-view.ts'
import { pathNamesIn, findByPathName } from '#lib/features/achievements/catalogue/catalogue.ts'
import { formProblem } from '#lib/problems.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { AWARD_ACTIONS } from '#lib/features/achievements/detail/award-actions.ts'
import type { ShowBody } from '#contracts/achievements/catalogue.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  const api = achievementsApi(accessToken)
  const { data: entries } = await api.listCatalogue(community)
  const entry = findByPathName(entries, event.params.achievement)
  if (!entry) error(404, 'No such achievement.', { code: 'achievement_not_found' })

  const about: AchievementView = {
    entry,
    address: pathNamesIn(entries)(entry),
    // The detail of a sealed secret is not readable.
    detail: entry.secret ? null : (await api.readAchievement(community, entry.id)).data,
    featured: entries.filter(({ award }) => award?.featured).map(({ name }) => name),
  }
  return { about }
}

const change = (body: ShowBody) => async (event: RequestEvent) => {
  const { accessToken } = await requireSession(event)
  const id = formText(await event.request.formData(), 'award')
  try {
    await achievementsApi(accessToken).changeAward(id, body)
  } catch (refusal) {
    if (!isHttpError(refusal, 409)) throw refusal
    return fail(409, { problem: formProblem(refusal.body.code) })
  }
}

export const actions: Actions = {
  show: change(AWARD_ACTIONS.show),
  hide: change(AWARD_ACTIONS.hide),
  feature: change(AWARD_ACTIONS.feature),
  unfeature: change(AWARD_ACTIONS.unfeature),
}
