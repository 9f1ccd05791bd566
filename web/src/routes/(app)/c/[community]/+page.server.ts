import { attemptsApi } from '#lib/api/attempts.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import { CARDS, fitting, readTestsShow } from '#lib/features/tests/test-list.ts'
import { readTaking } from '#lib/features/tests/test-options.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await attemptsApi(accessToken).listTests(event.params.community)
  const show = readTestsShow(event.url.searchParams)
  return {
    show,
    isLong: data.length > CARDS,
    tests: fitting(data, show),
    categories: [...new Set(data.map(({ category }) => category))],
    taking: readTaking(event.cookies),
  }
}

export const actions: Actions = takingActions
