import { fail } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { changeAnswerBody } from '#contracts/support/support.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const api = supportApi(accessToken)
  const [drafts, published] = await Promise.all([
    api.drafts(event.params.community, 'draft'),
    api.drafts(event.params.community, 'published'),
  ])
  return { drafts: drafts.data, published: published.data }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const id = formText(form, 'id')
    const how = formText(form, 'how')
    const read = changeAnswerBody.safeParse({
      ...(how !== 'published' &&
        how !== 'declined' && { title: formText(form, 'title'), body: formText(form, 'body') }),
      ...((how === 'published' || how === 'declined') && { state: how }),
    })
    if (!read.success) return fail(422, { id, problem: 'Write a title and an answer.' })
    const answer = await supportApi(accessToken).changeAnswer(id, read.data)
    if ('refused' in answer)
      return fail(409, {
        id,
        problem:
          answer.refused.code === 'not_allowed'
            ? 'You changed it last, so somebody else has to approve it.'
            : answer.refused.says,
      })
    sayDone(event, how === 'published' ? 'Published.' : how === 'declined' ? 'Declined.' : 'Saved.')
  },
}
