import { redirect } from '@sveltejs/kit'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { practiceApi } from '#lib/api/practice.server.ts'
import { firstTest, hasBegun } from '#lib/features/communities/first-test.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const [{ data: tests }, practice] = await Promise.all([
    attemptsApi(accessToken).listTests(event.params.community),
    optional(practiceApi(accessToken).readNext(event.params.community)),
  ])
  // For new members only: a learner with a first test behind them knows all this.
  if (hasBegun(tests)) redirect(303, paths.community(event.params.community))
  return { first: firstTest(tests), warmUp: practice?.data.warm_up ?? false }
}

export const actions: Actions = { start: takingActions.start }
