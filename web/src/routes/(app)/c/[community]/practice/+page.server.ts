import { error, fail, redirect } from '@sveltejs/kit'
import { PRESETS } from '#domain/practice/presets.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { practiceApi } from '#lib/api/practice.server.ts'
import { readWish, toQuery, toStart } from '#lib/features/practice/read-wish.server.ts'
import { practicePaths } from '#lib/practice-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** So many past sessions are shown here; the others have a page of their own. */
const NEWEST = 3

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const wish = readWish(event.url.searchParams)
  const { community } = event.params
  const api = practiceApi(accessToken)
  const [{ data: preview }, past] = await Promise.all([
    api.preview(toQuery(wish, community, Date.now())),
    api.list(community, { limit: NEWEST }),
  ])
  return { wish, preview, past: past.data, isMore: past.page.next !== null }
}

export const actions: Actions = {
  /** Starts a session, unless another is unfinished: then the page asks first, and the form that answers says so. */
  start: async (event) => {
    const { accessToken } = await requireSession(event)
    const slug = event.params.community
    const form = await event.request.formData()
    const [wish, preset] = [readWish(form), PRESETS.find((each) => each === formText(form, 'preset'))]
    const about = { community_id: formText(form, 'community'), restart: form.has('restart'), now: Date.now() }
    const body = preset && toStart(wish, { ...about, preset })
    if (!body) error(400, 'Practice cannot be started this way.')
    const ask = practicePaths.build(slug, { ...wish, instead: preset })
    if (form.has('running') && !body.restart) redirect(303, ask)

    const answer = await practiceApi(accessToken).start(body)
    if ('refused' in answer) return fail(409, answer)
    const { data: session } = answer
    const isOther = session.preset !== preset || (session.attempt_id ?? undefined) !== body.attempt_id
    redirect(303, isOther ? ask : practicePaths.session(slug, session.id))
  },
}
