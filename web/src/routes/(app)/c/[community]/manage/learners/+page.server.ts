import { readLearnersShow } from '#lib/features/gates/reviewing/learners-filter.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const show = readLearnersShow(event.url.searchParams)
  const { data, page } = await milestonesApi(accessToken).learners(event.params.community, show)
  // A gate without a state, or a state without a gate, does not filter; the page says so.
  const { searchParams: query } = event.url
  const half = Boolean(query.get('gate')) !== Boolean(query.get('state'))
  return { show, half, learners: data, ...page }
}
