import { error, redirect } from '@sveltejs/kit'
import { popularity } from '#lib/features/achievements/authoring/managed-achievements.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { restore } from '#lib/features/achievements/authoring/manage-actions.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, id } = event.params
  const api = achievementsApi(accessToken)
  const [{ data: stats }, { data: achievement }] = await Promise.all([
    api.readStats(community),
    api.readAchievement(community, id),
  ])
  const own = stats.find((entry) => entry.id === id)
  if (!own && achievement.status === 'draft') redirect(303, managePaths.manageAchievement(community, id))
  // It belongs to a pack that this community has not chosen.
  if (!own) error(404, 'No such achievement.', { code: 'achievement_not_found' })
  // Compared with live achievements only; a retired one is still compared with them itself.
  const compared = stats.filter((entry) => entry.status === 'live' || entry === own)
  return {
    achievement,
    own,
    rank: popularity(compared, own),
    among: compared.map(({ id, name, holders, rate }) => ({ id, name, holders, rate })),
  }
}

export const actions: Actions = { restore }
