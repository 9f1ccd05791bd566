import { attemptsApi } from '#lib/api/attempts.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { saveNote, toNotePage } from '#lib/features/notes/note-form.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = helpPathOf(event.params)
  const { data } = await attemptsApi(accessToken).readNote(id, number)
  return { question: toNotePage(data, { community: event.params.community, id, at: 'attempts' }) }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = helpPathOf(event.params)
    const page = { community: event.params.community, id, at: 'attempts' } as const
    return saveNote(await event.request.formData(), page, (body) => attemptsApi(accessToken).putNote(id, number, body))
  },
}
