import { redirect } from '@sveltejs/kit'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { firstTest, hasBegun } from '#lib/features/communities/first-test.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data: tests } = await attemptsApi(accessToken).listTests(event.params.community)
  // For new members only: a learner with a first test behind them knows all this.
  if (hasBegun(tests)) redirect(303, paths.community(event.params.community))
  return { first: firstTest(tests) }
}

export const actions: Actions = { start: takingActions.start }
