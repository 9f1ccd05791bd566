import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { rostersApi } from '#lib/api/rosters.server.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { afterJoining } from '#lib/features/communities/after-joining.ts'
import { answerInvitation, refuseJoining } from '#lib/features/communities/answer-invitation.server.ts'
import { isMine } from '#lib/features/communities/membership.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** Whoever is in more communities finds their groups in the first of them. */
const MOST_ASKED = 10

async function groupsIn(accessToken: string, slug: string): Promise<[string, string[]]> {
  const groups = await optional(groupsApi(accessToken, slug).list())
  return [slug, (groups?.data ?? []).filter(({ mine }) => mine).map(({ name }) => name)]
}

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { mine } = await event.parent()
  const [invitations, ...groups] = await Promise.all([
    optional(rostersApi(accessToken).listMine()),
    ...mine.slice(0, MOST_ASKED).map(({ slug }) => groupsIn(accessToken, slug)),
  ])
  return {
    invitations: invitations?.data ?? [],
    /** The names of the user's groups, by the slug of the community. */
    groups: Object.fromEntries(groups),
    /** The slug of the community that the page asks to confirm leaving. */
    leaves: event.url.searchParams.get('leave'),
  }
}

export const actions: Actions = {
  join: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const api = communitiesApi(accessToken)
    const slug = formText(form, 'community')
    const { data: before } = await api.list()
    const joined = await api.join(slug)
    if ('refused' in joined) return refuseJoining(joined.refused)
    redirect(
      303,
      afterJoining(
        joined.data,
        before.some((community) => community.slug === slug && isMine(community)),
      ),
    )
  },
  ...answerInvitation,
  leave: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const result = await communitiesApi(accessToken).leave(formText(form, 'community'))
    if (result && 'refused' in result) return refuseJoining(result.refused)
    redirect(303, paths.communities())
  },
}
