import { fail } from '@sveltejs/kit'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** A visit ends nothing: programs that scan mail follow its links. The button does. */
export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' })

export const actions: Actions = {
  default: async ({ request }) => {
    const token = formText(await request.formData(), 'token')
    const result = await gamificationApi(undefined).unsubscribe(token)
    if ('refused' in result) return fail(422, { ended: null })
    return { ended: result.data.kind }
  },
}
