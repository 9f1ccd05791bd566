import { toHtml } from '#lib/api/markdown.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await supportApi(accessToken).answer(event.params.answer)
  return { answer: { title: data.title, html: toHtml(data.body) } }
}
