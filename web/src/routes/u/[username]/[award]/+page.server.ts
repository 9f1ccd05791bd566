import { paths } from '#lib/paths.ts'
import { sharedAward } from '#lib/features/profiles/shared-award.server.ts'
import { awardThreadApi } from '#lib/api/comments.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { threadActions, toShownThread } from '#lib/features/comments/thread-form.server.ts'
import { takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const [{ profile, award }, session] = await Promise.all([sharedAward(event), event.locals.session()])
  // Others than members of its community see none, and neither does anybody where its holder wants none.
  const thread = session && (await optional(awardThreadApi(session.accessToken, event.params).read()))
  // Sites that show a preview need the absolute URLs.
  const { origin } = event.url
  return {
    profile,
    award,
    thread: thread && toShownThread(thread.data),
    done: session && takeDone(event),
    page: origin + paths.shared(profile.username, award.id),
    picture: origin + paths.sharedPicture(profile.username, award.id),
  }
}

const apiOf = async (event: RequestEvent) => {
  const { accessToken } = await requireSession(event)
  return awardThreadApi(accessToken, event.params)
}

export const actions: Actions = {
  write: async (event) => threadActions.write(event, await apiOf(event)),
  edit: async (event) => threadActions.edit(event, await apiOf(event)),
  remove: async (event) => threadActions.remove(event, await apiOf(event)),
  react: async (event) => threadActions.react(event, await apiOf(event)),
  report: async (event) => threadActions.report(event, await apiOf(event)),
  block: threadActions.block,
}
