import { practiceApi } from '#lib/api/practice.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { saveNote, toNotePage } from '#lib/features/notes/note-form.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

const placeOf = ({ session, number }: { session: string; number: string }) => helpPathOf({ attempt: session, number })

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = placeOf(event.params)
  const { data } = await practiceApi(accessToken).readNote(id, number)
  return { question: toNotePage(data, { community: event.params.community, id, at: 'practice' }) }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = placeOf(event.params)
    const page = { community: event.params.community, id, at: 'practice' } as const
    return saveNote(await event.request.formData(), page, (body) => practiceApi(accessToken).putNote(id, number, body))
  },
}
