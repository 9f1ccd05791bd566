import { hc, parseResponse } from 'hono/client'
import type { InsightPart } from '#contracts/insights/insights.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import { asFile, asUser, base, toPageError } from './call.server.ts'
import { slugParam } from './params.server.ts'

const COMMUNITY = 'community_not_found'

/** What goes on in a community, called for a signed-in user. */
export function insightsApi(token: string) {
  const { insights } = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const of = async (community: string) => ({ slug: await slugParam(community, COMMUNITY) })
  return {
    read: async (community: string) => {
      const { data } = await parseResponse(insights.$get({ param: await of(community) })).catch(toPageError(COMMUNITY))
      return data
    },
    exportFile: async (community: string, part: InsightPart): Promise<Response> => {
      const asked = { param: await of(community), query: { part } }
      const response = await insights.export.$get(asked, asFile).catch(toPageError(COMMUNITY))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(COMMUNITY))
      return response
    },
  }
}
