import { redirect } from '@sveltejs/kit'
import { isAtLeast } from '#domain/communities/roles.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readAuthoredShow } from '#lib/features/authoring/authored-show.ts'
import { refusal } from '#lib/features/authoring/authoring-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { communities } = await event.parent()
  const taught = communities.filter(({ role }) => isAtLeast(role, 'instructor'))
  const wanted = event.url.searchParams.get('from') ?? ''
  const other = taught.find(({ slug }) => slug !== event.params.community)
  const { slug: from } = taught.find(({ slug }) => slug === wanted) ?? other ?? { slug: event.params.community }
  const { search, page } = readAuthoredShow(event.url.searchParams)
  const show = { ...(search && { search }), ...(page && { page }) }
  const { data: list } = await authoringApi(accessToken).listTests(from, show)
  return { from, show, list, taught: taught.map(({ slug, name }) => ({ slug, name })) }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community } = event.params
    const form = await event.request.formData()
    const answer = await authoringApi(accessToken).copyTest(formText(form, 'test'), { into: community })
    if ('refused' in answer) return refusal({}, answer.refused)
    sayDone(event, 'This is the copy. Learners see it once you publish it.')
    redirect(303, managePaths.testQuestions(community, answer.data.id))
  },
}
