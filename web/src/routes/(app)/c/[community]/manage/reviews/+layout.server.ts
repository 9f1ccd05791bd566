import { readReviewsShow, REVIEWS, wholesToShow } from '#lib/reviewing.ts'
import { reviewsApi } from '#lib/server/reviews-api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(REVIEWS)
  const show = readReviewsShow(event.url.searchParams)
  const { data, page } = await reviewsApi(accessToken).queue(event.params.community, show)
  return { show, queue: data, more: page.next, open: page.open, wholes: wholesToShow(page.counts, show) }
}
