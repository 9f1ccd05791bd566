import { threadApi } from '#lib/api/comments.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { threadActions, toThreadPage } from '#lib/features/comments/thread-form.server.ts'
import { takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const apiOf = async (event: RequestEvent) => {
  const { accessToken } = await requireSession(event)
  return threadApi(accessToken, { ...helpPathOf(event.params), at: 'attempts' })
}

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const place = { ...helpPathOf(event.params), at: 'attempts' } as const
  const { data } = await threadApi(accessToken, place).read()
  return {
    done: takeDone(event),
    thread: toThreadPage(data, { community: event.params.community, id: place.id, at: 'attempts' }),
  }
}

export const actions: Actions = {
  write: async (event) => threadActions.write(event, await apiOf(event)),
  edit: async (event) => threadActions.edit(event, await apiOf(event)),
  remove: async (event) => threadActions.remove(event, await apiOf(event)),
  react: async (event) => threadActions.react(event, await apiOf(event)),
  report: async (event) => threadActions.report(event, await apiOf(event)),
  block: threadActions.block,
  endorse: async (event) => threadActions.endorse(event, await apiOf(event)),
}
