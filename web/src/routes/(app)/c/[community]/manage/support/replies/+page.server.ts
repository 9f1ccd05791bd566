import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { changeReplyBody, newReplyBody } from '#contracts/support/replies.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { data: replies } = await supportApi(accessToken).replies(event.params.community)
  const ask = event.url.searchParams.get('ask')
  return { replies, asked: replies.find(({ id }) => id === ask) }
}

const posted = async (event: RequestEvent<{ community: string }>) => {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const typed = { id: formText(form, 'id'), title: formText(form, 'title'), body: formText(form, 'body') }
  return { ...typed, api: supportApi(accessToken), form, community: event.params.community }
}

const NO_TEXT = 'Write a title, in up to 80 characters, and a reply, in up to 4,000.'
const saysOf = ({ code, says }: FormRefusal) =>
  code === 'already_exists' ? 'There is already a reply with this title.' : says

export const actions: Actions = {
  create: async (event) => {
    const { api, title, body, community } = await posted(event)
    const typed = { id: '', title, body, saved: false, isStale: false }
    const read = newReplyBody.safeParse({ community, title, body })
    if (!read.success) return fail(422, { ...typed, problem: NO_TEXT })
    const answer = await api.createReply({ ...read.data, community })
    if ('refused' in answer) return fail(409, { ...typed, problem: saysOf(answer.refused) })
    sayDone(event, `“${answer.data.title}” was saved.`)
    return { ...typed, title: '', body: '', problem: null, saved: true }
  },
  change: async (event) => {
    const { api, form, id, title, body } = await posted(event)
    const typed = { id, title, body, saved: false, isStale: false }
    const read = changeReplyBody.safeParse({ title, body, revision: Number(formText(form, 'revision')) })
    if (!read.success) return fail(422, { ...typed, problem: NO_TEXT })
    const answer = await api.changeReply(id, read.data)
    if ('refused' in answer) {
      const isStale = answer.refused.code === 'conflict'
      return fail(409, { ...typed, problem: saysOf(answer.refused), isStale })
    }
    return { ...typed, problem: null, saved: true }
  },
  remove: async (event) => {
    const { api, id, title, community } = await posted(event)
    await api.deleteReply(id)
    sayDone(event, `“${title}” was deleted.`)
    redirect(303, managePaths.manageReplies(community))
  },
}
