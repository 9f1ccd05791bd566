import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { QuestionReportBody } from '#contracts/corrections/reports.ts'
import type { NoteBody } from '#contracts/notes/notes.ts'
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
    /** Which practice fits now: a warm-up, or what the last attempt missed. */
    readNext: (community: string) =>
      parseResponse(practice.next.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    start: (json: z.input<typeof startPracticeBody>) =>
      parseResponse(practice.$post({ header: {}, json })).catch(toFormRefusal(ATTEMPT)),
    list: (community: string, { limit, cursor }: { limit: number; cursor?: string }) =>
      parseResponse(practice.$get({ query: { community, limit: String(limit), cursor } })).catch(
        toPageError(COMMUNITY),
      ),
    read: (id: string) => parseResponse(practice[':id'].$get({ param: { id } })).catch(toPageError(PRACTICE)),
    readReview: (id: string) =>
      parseResponse(practice[':id'].review.$get({ param: { id } })).catch(toPageError(PRACTICE)),
    /** A question that was answered, with what the user keeps of it. */
    readNote: (id: string, number: number) =>
      parseResponse(practice[':id'].questions[':number'].note.$get({ param: { id, number: String(number) } })).catch(
        toPageError(PRACTICE),
      ),
    putNote: (id: string, number: number, json: NoteBody) =>
      parseResponse(
        practice[':id'].questions[':number'].note.$put({ param: { id, number: String(number) }, json }),
      ).catch(toFormRefusal(PRACTICE)),
    /** The same question, with the user's report about it. */
    readReport: (id: string, number: number) =>
      parseResponse(practice[':id'].questions[':number'].report.$get({ param: { id, number: String(number) } })).catch(
        toPageError(PRACTICE),
      ),
    report: (id: string, number: number, json: QuestionReportBody) =>
      parseResponse(
        practice[':id'].questions[':number'].report.$put({ param: { id, number: String(number) }, json }),
      ).catch(toFormRefusal(PRACTICE)),
    /** How much a finished attempt missed, and how much of it can be practiced. */
    countMisses: (attempt: string) =>
      parseResponse(attempts[':id'].misses.$get({ param: { id: attempt } })).catch(toPageError(ATTEMPT)),
  }
}
