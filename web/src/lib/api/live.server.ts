import { hc, parseResponse } from 'hono/client'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { SaveBody } from '#contracts/attempts/submissions.ts'
import type { CreateLiveBody, LiveStepBody } from '#contracts/live/live.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const SESSION = 'live_not_found'

/** Live sessions, called for a signed-in user. */
export function liveApi(token: string) {
  const { live, attempts } = hc<AttemptsApi>(base, asUser(token))['attempts-api']
  const one = live[':id']
  return {
    list: (community: string) =>
      parseResponse(live.$get({ query: { community } })).catch(toPageError('community_not_found')),
    open: (json: CreateLiveBody) => parseResponse(live.$post({ json })).catch(toFormRefusal('test_not_found')),
    /** A code that nobody has, and what else the learner can do something about, is an answer of the form. */
    join: (code: string, give_up: boolean) =>
      parseResponse(live.join.$post({ json: { code, give_up } })).catch(
        toFormRefusal(SESSION, ({ status }) => status === 404 || status === 409 || status === 422),
      ),
    read: async (id: string) =>
      parseResponse(one.$get({ param: await idParam(id, SESSION) })).catch(toPageError(SESSION)),
    step: async (id: string, json: LiveStepBody) =>
      parseResponse(one.steps.$post({ param: await idParam(id, SESSION), json })).catch(toFormRefusal(SESSION)),
    /** Too late, or to another question, is an answer of the form. */
    answer: async (attempt: string, json: SaveBody) =>
      parseResponse(attempts[':id'].$patch({ param: await idParam(attempt, 'attempt_not_found'), json })).catch(
        toFormRefusal('attempt_not_found'),
      ),
    readResults: async (id: string) =>
      parseResponse(one.results.$get({ param: await idParam(id, SESSION) })).catch(toPageError(SESSION)),
  }
}
