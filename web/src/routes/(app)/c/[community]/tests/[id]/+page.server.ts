import { error } from '@sveltejs/kit'
import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import { readTaking } from '#lib/features/tests/test-options.server.ts'
import { testPath } from '#contracts/tests/tests.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { success, data: path } = testPath.safeParse(event.params)
  if (!success) error(404, 'No such test.', { code: 'test_not_found' })

  const api = attemptsApi(accessToken)
  const [{ data: test }, { data: finished }, assigned, { zone }] = await Promise.all([
    api.readTest(path.id),
    api.listFinished(path.id),
    optional(assignmentsApi(accessToken, event.params.community).mine()),
    event.parent(),
  ])
  // An id from another community of the same learner would otherwise show under the wrong roof.
  if (test.community.slug !== event.params.community) error(404, 'No such test.', { code: 'test_not_found' })
  const startingOver = event.url.searchParams.has('start-over')
  const assignments = (assigned?.data ?? []).filter(
    ({ kind, subject }) => (kind === 'exam' || kind === 'practice') && subject?.id === path.id,
  )
  return {
    ...{ test, finished, startingOver, taking: readTaking(event.cookies) },
    ...{ assignments, now: Date.now(), zone: zone ?? 'UTC' },
  }
}

export const actions: Actions = takingActions
