import { authoringApi } from '#lib/api/authoring.server.ts'
import { questionActions } from '#lib/features/authoring/question-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id } = event.params
  const api = authoringApi(accessToken)
  const [draft, { data: others }] = await Promise.all([api.readDraft(community, id), api.listTests(community, {})])
  return {
    draft,
    topics: [...new Set(draft.questions.map(({ topic }) => topic).filter(Boolean))],
    /** Where questions can be moved to. */
    tests: others.tests.filter((test) => test.id !== id).map((test) => ({ id: test.id, title: test.title })),
    asks: event.url.searchParams.get('ask'),
  }
}

export const actions: Actions = questionActions
