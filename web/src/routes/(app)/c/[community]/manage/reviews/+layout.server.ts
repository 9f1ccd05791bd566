import { readReviewsShow, REVIEWS, curriculaToShow } from '#lib/features/gates/reviewing/reviews-filter.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(REVIEWS)
  const show = readReviewsShow(event.url.searchParams)
  const { data, page } = await milestonesApi(accessToken).reviews(event.params.community, show)
  return { show, queue: data, more: page.next, open: page.open, curricula: curriculaToShow(page.counts, show) }
}
