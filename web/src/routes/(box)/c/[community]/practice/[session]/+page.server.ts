import { redirect } from '@sveltejs/kit'
import { practiceApi } from '#lib/api/practice.server.ts'
import { belongsHere, sessionId } from '#lib/features/practice/read-session.server.ts'
import { toPracticeBox } from '#lib/features/practice/to-box.server.ts'
import { practicePaths } from '#lib/practice-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  const { data } = await practiceApi(accessToken).read(sessionId(event.params))
  const session = belongsHere(data, event.params)
  if (session.status === 'finished') redirect(303, practicePaths.result(event.params.community, session.id))
  if (session.status === 'abandoned') redirect(303, practicePaths.build(event.params.community))
  return { attempt: toPracticeBox(session), user: user.id }
}
