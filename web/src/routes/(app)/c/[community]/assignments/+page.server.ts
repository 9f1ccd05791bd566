import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { isOpen } from '#lib/features/assignments/assignment-words.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const [{ data }, { zone }] = await Promise.all([
    assignmentsApi(accessToken, event.params.community).mine(),
    event.parent(),
  ])
  const now = Date.now()
  return {
    now,
    zone: zone ?? 'UTC',
    open: data.filter((it) => isOpen(it, now)),
    over: data.filter((it) => !isOpen(it, now)).toReversed(),
  }
}
