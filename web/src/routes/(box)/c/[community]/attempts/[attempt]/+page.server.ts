import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { attemptId, belongs } from '#lib/features/attempts/read-attempt.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  const { data } = await attemptsApi(accessToken).readAttempt(attemptId(event.params))
  const attempt = belongs(data, event.params)
  if (attempt.status === 'finished') redirect(303, paths.result(attempt.community.slug, attempt.id))
  if (attempt.status === 'abandoned') redirect(303, paths.test(attempt.community.slug, attempt.test.id))
  return { attempt: toBox(attempt), user: user.id }
}
