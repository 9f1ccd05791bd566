import { error } from '@sveltejs/kit'
import { testPath } from '#contracts/tests/tests.ts'
import { masteryApi } from '#lib/api/mastery.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const path = testPath.safeParse(event.params).data
  if (!path) error(404, 'No such test.', { code: 'test_not_found' })
  const readiness = await masteryApi(accessToken).readiness(path.id)
  // An id from another community of the same learner would otherwise show under the wrong roof.
  if (readiness.test.community !== event.params.community) error(404, 'No such test.', { code: 'test_not_found' })
  return { readiness }
}
