import { supportApi } from '#lib/api/support.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { readQueueShow } from '#lib/features/support/queue-filter.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const show = readQueueShow(event.url.searchParams)
  const api = supportApi(accessToken)
  const [queue, drafts] = await Promise.all([
    api.queue(event.params.community, show),
    api.drafts(event.params.community, 'draft'),
  ])
  return { show, queue: queue.data, page: queue.page, drafts: drafts.data.length, now: Date.now() }
}
