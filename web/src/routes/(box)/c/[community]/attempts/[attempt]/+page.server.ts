import { error, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { api } from '#lib/server/api.ts'
import { toBox } from '#lib/server/box.ts'
import { requireSession } from '#lib/server/session.ts'
import { attemptPath } from '../../../../../../../../functions/_contracts/attempts.ts'
import type { PageServerLoad } from './$types'

const missing = (): never => error(404, 'No such attempt.', { code: 'attempt_not_found' })

export const load: PageServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  const { data: path } = attemptPath.safeParse({ id: event.params.attempt })
  const { data: attempt } = await api(accessToken).attempt(path?.id ?? missing())
  // An id from another community of the same learner would otherwise show under the wrong roof.
  if (attempt.community.slug !== event.params.community) missing()
  if (attempt.status === 'finished') redirect(303, paths.result(attempt.community.slug, attempt.id))
  if (attempt.status === 'abandoned') redirect(303, paths.test(attempt.community.slug, attempt.test.id))
  return { attempt: toBox(attempt), user: user.id }
}
