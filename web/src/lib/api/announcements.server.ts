import { hc, parseResponse } from 'hono/client'
import type { AnnouncementBody, ChangeAnnouncementBody, WithdrawBody } from '#contracts/announcements/announcements.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam, slugParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const ANNOUNCEMENT = 'not_found'

const refused = toFormRefusal(ANNOUNCEMENT)

/** The announcements of one community, called for a signed-in user. */
export function announcementsApi(token: string, community: string) {
  const all = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const one = all.announcements[':announcement']
  const mine = all['my-announcements']
  const slug = async () => ({ slug: await slugParam(community, COMMUNITY) })
  const of = async (id: string) => ({ ...(await slug()), announcement: (await idParam(id, ANNOUNCEMENT)).id })
  return {
    list: async () => parseResponse(all.announcements.$get({ param: await slug() })).catch(toPageError(COMMUNITY)),
    create: async (json: AnnouncementBody) =>
      parseResponse(all.announcements.$post({ param: await slug(), json })).catch(toFormRefusal(COMMUNITY)),
    read: async (id: string) => parseResponse(one.$get({ param: await of(id) })).catch(toPageError(ANNOUNCEMENT)),
    change: async (id: string, json: ChangeAnnouncementBody) =>
      parseResponse(one.$put({ param: await of(id), json })).catch(refused),
    withdraw: async (id: string, json: WithdrawBody) =>
      parseResponse(one.withdraw.$post({ param: await of(id), json })).catch(refused),
    mine: async () => parseResponse(mine.$get({ param: await slug() })).catch(toPageError(COMMUNITY)),
    putAway: async (id: string) =>
      parseResponse(mine[':announcement'].read.$put({ param: await of(id) })).catch(toPageError(ANNOUNCEMENT)),
  }
}
