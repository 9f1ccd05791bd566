import { hc, parseResponse } from 'hono/client'
import type { AuthoringApi } from '#functions/authoring-api/app.ts'
import type { MarkBody, OverrideBody } from '#contracts/marking/marking.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const LEARNER = 'learner_not_found'
const ATTEMPT = 'attempt_not_found'

interface ListPage {
  after?: string | undefined
  limit?: string
}

/** The part of authoring-api that is about essays that people read, and scores that they set. */
export function markingApi(token: string) {
  const { essays, learners } = hc<AuthoringApi>(base, asUser(token))['authoring-api']
  const { attempts } = learners[':learner']
  const one = attempts[':id']
  return {
    listEssays: (community: string, { test, after, limit }: ListPage & { test?: string | undefined } = {}) =>
      parseResponse(essays.$get({ query: { community, test_id: test, cursor: after, limit } })).catch(
        toPageError(COMMUNITY),
      ),
    listAttempts: (community: string, learner: string, { after, limit }: ListPage = {}) =>
      parseResponse(attempts.$get({ param: { learner }, query: { community, cursor: after, limit } })).catch(
        toPageError(LEARNER),
      ),
    readAttempt: async (learner: string, id: string) =>
      (await parseResponse(one.$get({ param: { learner, id } })).catch(toPageError(ATTEMPT))).data,
    mark: (learner: string, id: string, number: string, json: MarkBody) =>
      parseResponse(one.essays[':number'].$put({ param: { learner, id, number }, json })).catch(toFormRefusal(ATTEMPT)),
    override: (learner: string, id: string, json: OverrideBody) =>
      parseResponse(one.override.$put({ param: { learner, id }, json })).catch(toFormRefusal(ATTEMPT)),
    withdraw: (learner: string, id: string) =>
      parseResponse(one.override.$delete({ param: { learner, id } })).catch(toFormRefusal(ATTEMPT)),
  }
}
