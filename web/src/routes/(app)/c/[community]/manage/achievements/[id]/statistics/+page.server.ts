import { redirect } from '@sveltejs/kit'
import { popularity } from '#lib/managed.ts'
import { paths } from '#lib/paths.ts'
import { manageApi } from '#lib/server/manage-api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, id } = event.params
  const api = manageApi(accessToken)
  const [{ data: stats }, { data: achievement }] = await Promise.all([
    api.stats(community),
    api.achievement(community, id),
  ])
  const own = stats.find((entry) => entry.id === id)
  // A draft has none.
  if (!own) redirect(303, paths.manageAchievement(community, id))
  // What is retired is not compared with what can be earned, itself excepted.
  const compared = stats.filter((entry) => entry.status === 'live' || entry === own)
  return {
    achievement,
    own,
    rank: popularity(compared, own),
    among: compared.map(({ id, name, holders, rate }) => ({ id, name, holders, rate })),
  }
}
