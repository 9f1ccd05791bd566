import { api } from '#lib/server/api.ts'
import { requireSession } from '#lib/server/session.ts'
import { takingActions } from '#lib/server/start-test.ts'
import { readTaking } from '#lib/server/taking.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await api(accessToken).tests(event.params.community)
  return { tests: data, taking: readTaking(event.cookies) }
}

export const actions: Actions = takingActions
