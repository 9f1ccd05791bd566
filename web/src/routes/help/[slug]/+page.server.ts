import { error, fail } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { helpCenter } from '#lib/features/help/articles.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { voteBody } from '#contracts/support/support.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => {
  const article = helpCenter.read(params.slug)
  if (!article) error(404, 'There is no such article.')
  return { article }
}

export const actions: Actions = {
  /** Whether the article helped; who says no is asked why. Only people with an account have a vote. */
  vote: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const said: 'yes' | 'no' = formText(form, 'helpful') === 'yes' ? 'yes' : 'no'
    const read = voteBody.safeParse({ helpful: said === 'yes', reason: formText(form, 'reason') })
    if (!read.success) return fail(422, { said, reason: '' })
    await supportApi(accessToken).vote(event.params.slug, read.data)
    return { said, reason: read.data.reason }
  },
}
