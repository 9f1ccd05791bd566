import { error, fail, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { PROGRESS_CHANGED } from '#lib/live/progress-changed.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readSelection } from '#lib/features/notifications/read-selection.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

const PAGE = 20

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(PROGRESS_CHANGED)
  const before = z.uuid().safeParse(event.url.searchParams.get('before')).data
  const { data, page } = await gamificationApi(accessToken).listNotifications({ limit: PAGE, cursor: before })
  return { notifications: data, older: page.next, unread: page.unread, before }
}

const readRequest = async (event: RequestEvent) => {
  const { accessToken } = await requireSession(event)
  return { form: await event.request.formData(), api: gamificationApi(accessToken) }
}

const NOTHING = { problem: 'Select a notification first.' }

export const actions: Actions = {
  read: async (event) => {
    const { form, api } = await readRequest(event)
    const selection = readSelection(form)
    if (!selection) return fail(422, NOTHING)
    await api.markNotificationsRead(selection)
  },
  delete: async (event) => {
    const { form, api } = await readRequest(event)
    const selection = readSelection(form)
    if (!selection) return fail(422, NOTHING)
    const { data } = await api.deleteNotifications(selection)
    return { deleted: { count: data.deleted, at: data.deleted_at } }
  },
  restore: async (event) => {
    const { form, api } = await readRequest(event)
    const { success, data: deleted_at } = z.iso.datetime().safeParse(formText(form, 'deleted_at'))
    if (!success) error(400, 'This names no deletion.')
    const { data } = await api.restoreNotifications({ deleted_at })
    return { restored: data.restored }
  },
}
