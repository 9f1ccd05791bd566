import { formText } from '#lib/server/form-text.ts'
import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { api } from '#lib/server/api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  join: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const { data } = await api(accessToken).join(formText(form, 'community'))
    redirect(303, paths.community(data.slug))
  },
}
