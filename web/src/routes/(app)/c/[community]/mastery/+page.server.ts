import { masteryApi } from '#lib/api/mastery.server.ts'
import { PROGRESS_CHANGED } from '#lib/live/progress-changed.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(PROGRESS_CHANGED)
  return { mastery: await masteryApi(accessToken).read(event.params.community) }
}
