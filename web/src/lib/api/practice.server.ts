import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { practiceQuery, startPracticeBody } from '#contracts/practice/practice.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const PRACTICE = 'practice_not_found'
const ATTEMPT = 'attempt_not_found'

/** Practice across tests, called for a signed-in user. */
export function practiceApi(token: string) {
  const { attempts, practice } = hc<AttemptsApi>(base, asUser(token))['attempts-api']
  return {
    preview: (query: z.input<typeof practiceQuery>) =>
      parseResponse(practice.preview.$get({ query })).catch(toPageError(COMMUNITY)),
    start: (json: z.input<typeof startPracticeBody>) =>
      parseResponse(practice.$post({ header: {}, json })).catch(toFormRefusal(ATTEMPT)),
    read: (id: string) => parseResponse(practice[':id'].$get({ param: { id } })).catch(toPageError(PRACTICE)),
    readReview: (id: string) =>
      parseResponse(practice[':id'].review.$get({ param: { id } })).catch(toPageError(PRACTICE)),
    /** How much a finished attempt missed, and how much of it can be practiced. */
    countMisses: (attempt: string) =>
      parseResponse(attempts[':id'].misses.$get({ param: { id: attempt } })).catch(toPageError(ATTEMPT)),
  }
}
