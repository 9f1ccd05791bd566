import { z } from 'zod'
import { masteryApi } from '#lib/api/mastery.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

const learnerId = z.uuid()

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const after = learnerId.safeParse(event.url.searchParams.get('after')).data
  const { data, page } = await masteryApi(accessToken).ofLearners(event.params.community, after)
  return { learners: data, after, ...page }
}
