import { redirect } from '@sveltejs/kit'
import { decideCommentBody } from '#contracts/comments/moderation.ts'
import { moderationApi } from '#lib/api/comments.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { sayDone, takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const show = event.url.searchParams.get('show') === 'decided' ? 'decided' : 'waiting'
  const { data } = await moderationApi(accessToken, event.params.community).list(show)
  return { show, comments: data, done: takeDone(event) }
}

const DONE = { keep: 'The comment stays.', hide: 'The comment is hidden.', remove: 'The comment is removed.' }

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const { data, success, error } = decideCommentBody.safeParse({
      decision: formText(form, 'decision'),
      revision: Number(formText(form, 'revision')),
      reason: formText(form, 'reason'),
    })
    if (!success) return unfit({}, error.issues)
    const answer = await moderationApi(accessToken, event.params.community).decide(formText(form, 'comment'), data)
    if ('refused' in answer) return refusal({}, answer.refused)
    sayDone(event, DONE[data.decision])
    redirect(303, `${event.url.pathname}${event.url.searchParams.get('show') === 'decided' ? '?show=decided' : ''}`)
  },
}
