import { error, fail, isHttpError } from '@sveltejs/kit'
import { z } from 'zod'
import { NEWS } from '#lib/live/news-key.ts'
import { api } from '#lib/api/api.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const PAGE = 20
const id = z.uuid()

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(NEWS)
  const before = id.safeParse(event.url.searchParams.get('before')).data
  const { data, page } = await api(accessToken).notifications({ limit: PAGE, cursor: before })
  return { notifications: data, older: page.next, unread: page.unread, first: before === undefined }
}

const asked = async (event: RequestEvent) => {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const { success, data } = id.safeParse(formText(form, 'id'))
  if (!success) error(400, 'This names no notification.')
  return { id: data, api: api(accessToken) }
}

export const actions: Actions = {
  read: async (event) => {
    const { id, api } = await asked(event)
    await api.readNotifications({ ids: [id] })
  },
  /** Up to the newest that was seen: what came since stays unread. */
  readAll: async (event) => {
    const { id, api } = await asked(event)
    await api.readNotifications({ up_to: id })
  },
  delete: async (event) => {
    const { id, api } = await asked(event)
    try {
      await api.deleteNotification(id)
    } catch (failure) {
      // Cleared away in another tab: it is gone, as was asked.
      if (isHttpError(failure) && failure.status === 404) return fail(404)
      throw failure
    }
  },
}
