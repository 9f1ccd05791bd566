import { hc, parseResponse } from 'hono/client'
import type { AssistantApi } from '#functions/assistant-api/app.ts'
import type { AssistantSettingsBody } from '#contracts/assistant/settings.ts'
import type { StepBody } from '#contracts/assistant/help.ts'
import type { TakingPlace } from '#lib/path-parts.ts'
import { ANSWER_PATIENCE, asUser, base, toPageError } from './call.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const ATTEMPT = 'attempt_not_found'
const PRACTICE = 'practice_not_found'

/** A question of an attempt or of a practice session. */
export interface HelpPlace {
  at: TakingPlace
  id: string
  number: number
}

interface AskedStep extends HelpPlace, Partial<StepBody> {
  key: string
  signal?: AbortSignal
}

/** The function assistant-api, called for a signed-in user. */
export function assistantApi(token: string) {
  const { attempts, practice, conversations, settings, usage } = hc<AssistantApi>(base, asUser(token))['assistant-api']
  return {
    readLadder: ({ at, id, number }: HelpPlace) => {
      const param = { id, number: String(number) }
      return at === 'attempts'
        ? parseResponse(attempts[':id'].questions[':number'].$get({ param })).catch(toPageError(ATTEMPT))
        : parseResponse(practice[':id'].questions[':number'].$get({ param })).catch(toPageError(PRACTICE))
    },
    /** The next step of help, as the stream that answers it. */
    takeStep: ({ at, id, number, key, signal, ...body }: AskedStep): Promise<Response> =>
      fetch(`${base}/assistant-api/${at}/${id}/questions/${number}/steps`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_PATIENCE), ...(signal ? [signal] : [])]),
      }),
    listConversations: (community: string, cursor?: string) =>
      parseResponse(conversations.$get({ query: { community, cursor } })).catch(toPageError(COMMUNITY)),
    readSettings: (community: string) =>
      parseResponse(settings.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    changeSettings: (community: string, json: AssistantSettingsBody) =>
      parseResponse(settings.$patch({ query: { community }, json })).catch(toFormRefusal(COMMUNITY)),
    readUsage: (community: string, days: number) =>
      parseResponse(usage.$get({ query: { community, days: String(days) } })).catch(toPageError(COMMUNITY)),
  }
}
