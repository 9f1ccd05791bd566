import { error, redirect } from '@sveltejs/kit'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { practiceApi } from '#lib/api/practice.server.ts'
import { nextTest } from '#lib/features/communities/first-test.ts'
import { belongsHere, sessionId } from '#lib/features/practice/read-session.server.ts'
import { isWarmUp } from '#domain/practice/warm-up.ts'
import { practicePaths } from '#lib/practice-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const api = practiceApi(accessToken)
  const { data } = await api.read(sessionId(event.params))
  const { questions: _, responses: __, ...session } = belongsHere(data, event.params)
  if (session.status === 'in_progress') redirect(303, practicePaths.session(event.params.community, session.id))
  const { result, attempt_id } = session
  if (!result) error(409, 'It was given up.', { code: 'attempt_abandoned' })
  /** Of the attempt whose misses were practiced. */
  const left = attempt_id === null ? 0 : (await api.countMisses(attempt_id)).data.fixable
  const tests = isWarmUp(session) ? await optional(attemptsApi(accessToken).listTests(event.params.community)) : null
  return { session, result, left, test: tests && nextTest(tests.data) }
}
