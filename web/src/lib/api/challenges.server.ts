import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { challengeBody, ChangeChallengeBody } from '#contracts/challenges/challenges.ts'
import type { GamificationApi } from '#functions/gamification-api/app.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const CHALLENGE = 'not_found'

const refused = toFormRefusal(CHALLENGE)

/** The challenges of communities, called for a signed-in user. */
export function challengesApi(token: string) {
  const { challenges } = hc<GamificationApi>(base, asUser(token))['gamification-api']
  const one = challenges[':id']
  const param = (id: string) => idParam(id, CHALLENGE)
  return {
    list: (community: string) => parseResponse(challenges.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    create: (json: z.input<typeof challengeBody>) => parseResponse(challenges.$post({ json })).catch(refused),
    change: async (id: string, json: ChangeChallengeBody) =>
      parseResponse(one.$patch({ param: await param(id), json })).catch(refused),
    end: async (id: string) => parseResponse(one.end.$post({ param: await param(id) })).catch(refused),
    remove: async (id: string) => parseResponse(one.$delete({ param: await param(id) })).catch(refused),
    join: async (id: string, team_id: string) =>
      parseResponse(one.team.$put({ param: await param(id), json: { team_id } })).catch(refused),
  }
}
