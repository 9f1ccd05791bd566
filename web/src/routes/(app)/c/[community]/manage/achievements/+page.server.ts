import {
  isManaged,
  managed,
  packsIn,
  readManagedFilter,
  STATUSES,
} from '#lib/features/achievements/authoring/managed-achievements.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { moveMany } from '#lib/features/achievements/authoring/retire-many.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  const api = achievementsApi(accessToken)
  const [{ data: stats }, { data: drafts }] = await Promise.all([api.readStats(community), api.listDrafts(community)])
  const all = managed(stats, drafts)
  const filter = readManagedFilter(event.url.searchParams)
  return {
    filter,
    packs: packsIn(all),
    statuses: STATUSES,
    entries: all.filter(isManaged(filter)),
    total: all.length,
  }
}

export const actions: Actions = { retire: moveMany('retired'), restore: moveMany('live') }
