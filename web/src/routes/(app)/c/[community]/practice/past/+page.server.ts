import { z } from 'zod'
import { practiceApi } from '#lib/api/practice.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

const PAGE = 20

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const after = z.uuid().safeParse(event.url.searchParams.get('after')).data
  const { data, page } = await practiceApi(accessToken).list(event.params.community, { limit: PAGE, cursor: after })
  return { sessions: data, after, next: page.next }
}
