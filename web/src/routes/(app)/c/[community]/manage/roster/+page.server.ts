import { rostersApi } from '#lib/api/rosters.server.ts'
import { checkRoster, takeRoster, withdrawInvitation } from '#lib/features/communities/roster-form.server.ts'
import { readRosterShown } from '#lib/features/communities/roster-shown.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const shown = readRosterShown(event.url.searchParams)
  const { search, after: cursor } = shown
  const { data: invited, page } = await rostersApi(accessToken).listInvited(event.params.community, { search, cursor })
  return { shown, invited, page }
}

export const actions: Actions = { check: checkRoster, take: takeRoster, withdraw: withdrawInvitation }
