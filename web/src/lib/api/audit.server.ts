import { hc, parseResponse } from 'hono/client'
import type { AuditFilters } from '#contracts/audit/audit.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import { asFile, asUser, base, toPageError } from './call.server.ts'
import { slugParam } from './params.server.ts'

const COMMUNITY = 'community_not_found'

/** The audit log of a community, called for a signed-in admin. */
export function auditApi(token: string) {
  const { audit } = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const of = async (community: string) => ({ slug: await slugParam(community, COMMUNITY) })
  return {
    list: async (community: string, query: AuditFilters & { cursor?: string }) =>
      parseResponse(audit.$get({ param: await of(community), query })).catch(toPageError(COMMUNITY)),
    exportFile: async (community: string, query: AuditFilters): Promise<Response> => {
      const response = await audit.export
        .$get({ param: await of(community), query }, asFile)
        .catch(toPageError(COMMUNITY))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(COMMUNITY))
      return response
    },
  }
}
