import { readOpenAttempt } from '#lib/features/attempts/read-open-attempt.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  return { attempt: toBox(await readOpenAttempt(accessToken, event.params)), user: user.id }
}
