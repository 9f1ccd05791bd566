import { hc, parseResponse } from 'hono/client'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import { asUser, base, toPageError } from './call.server.ts'

const COMMUNITY = 'community_not_found'

/** Mastery of topics, called for a signed-in user. */
export function masteryApi(token: string) {
  const { mastery, tests } = hc<AttemptsApi>(base, asUser(token))['attempts-api']
  return {
    read: async (community: string) => {
      const { data } = await parseResponse(mastery.$get({ query: { community } })).catch(toPageError(COMMUNITY))
      return data
    },
    readiness: async (test: string) => {
      const { data } = await parseResponse(tests[':id'].readiness.$get({ param: { id: test } })).catch(
        toPageError('test_not_found'),
      )
      return data
    },
    ofLearners: (community: string, cursor?: string) =>
      parseResponse(mastery.learners.$get({ query: { community, ...(cursor === undefined ? {} : { cursor }) } })).catch(
        toPageError(COMMUNITY),
      ),
  }
}
