import { redirect } from '@sveltejs/kit'
import { muteBody, mutePath } from '#contracts/comments/mutes.ts'
import { mutesApi } from '#lib/api/comments.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { commentPaths } from '#lib/comment-paths.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { data: mutes } = await mutesApi(accessToken, event.params.community).list()
  return { mutes, named: event.url.searchParams.get('user')?.slice(0, 64) ?? '' }
}

export const actions: Actions = {
  mute: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const shown = {
      username: formText(form, 'username').trim().replace(/^@/, '').toLowerCase(),
      days: formText(form, 'days'),
      reason: formText(form, 'reason').trim(),
    }
    const named = mutePath.shape.username.safeParse(shown.username)
    if (!named.success) return unfit(shown, named.error.issues)
    const { data, success, error } = muteBody.safeParse({ days: Number(shown.days), reason: shown.reason })
    if (!success) return unfit(shown, error.issues)
    const answer = await mutesApi(accessToken, event.params.community).mute(named.data, data)
    if ('refused' in answer) return refusal(shown, answer.refused)
    sayDone(event, `@${named.data} is muted.`)
    return redirect(303, commentPaths.mutes(event.params.community))
  },
  lift: async (event) => {
    const { accessToken } = await requireSession(event)
    const username = formText(await event.request.formData(), 'username')
    const answer = await mutesApi(accessToken, event.params.community).unmute(username)
    if ('refused' in answer) return refusal({ username: '', days: '', reason: '' }, answer.refused)
    sayDone(event, `@${username} can write again.`)
    return redirect(303, commentPaths.mutes(event.params.community))
  },
}
