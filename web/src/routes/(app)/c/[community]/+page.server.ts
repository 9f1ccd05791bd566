import { attemptsApi } from '#lib/api/attempts.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import { readTaking } from '#lib/features/tests/test-options.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await attemptsApi(accessToken).listTests(event.params.community)
  return { tests: data, taking: readTaking(event.cookies) }
}

export const actions: Actions = takingActions
