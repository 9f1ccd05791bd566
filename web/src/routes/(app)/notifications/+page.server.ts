import { error, fail, isHttpError } from '@sveltejs/kit'
import { z } from 'zod'
import { PROGRESS_CHANGED } from '#lib/live/progress-changed.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const PAGE = 20
const id = z.uuid()

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(PROGRESS_CHANGED)
  const before = id.safeParse(event.url.searchParams.get('before')).data
  const { data, page } = await gamificationApi(accessToken).listNotifications({ limit: PAGE, cursor: before })
  return { notifications: data, older: page.next, unread: page.unread, first: before === undefined }
}

const readRequest = async (event: RequestEvent) => {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const { success, data } = id.safeParse(formText(form, 'id'))
  if (!success) error(400, 'This names no notification.')
  return { id: data, api: gamificationApi(accessToken) }
}

export const actions: Actions = {
  read: async (event) => {
    const { id, api } = await readRequest(event)
    await api.markNotificationsRead({ ids: [id] })
  },
  /** Up to the newest notification on the page: later ones stay unread. */
  readAll: async (event) => {
    const { id, api } = await readRequest(event)
    await api.markNotificationsRead({ up_to: id })
  },
  delete: async (event) => {
    const { id, api } = await readRequest(event)
    try {
      await api.deleteNotification(id)
    } catch (failure) {
      // It was already deleted in another tab.
      if (isHttpError(failure) && failure.status === 404) return fail(404)
      throw failure
    }
  },
}
