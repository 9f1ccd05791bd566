import { error } from '@sveltejs/kit'
import { api } from '#lib/server/api.ts'
import { requireSession } from '#lib/server/session.ts'
import { testPath } from '../../../../../../../../functions/_contracts/tests.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { success, data: path } = testPath.safeParse(event.params)
  if (!success) error(404, 'No such test.', { code: 'test_not_found' })

  const { data: test } = await api(accessToken).test(path.id)
  // An id from another community of the same learner would otherwise show under the wrong roof.
  if (test.community.slug !== event.params.community) error(404, 'No such test.', { code: 'test_not_found' })
  return { test }
}
