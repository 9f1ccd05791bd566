import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { analysisQuery } from '#contracts/analysis/analysis.ts'
import type { exportQuery } from '#contracts/tests/banks.ts'
import type { QuestionReportBody } from '#contracts/corrections/reports.ts'
import type { NoteBody } from '#contracts/notes/notes.ts'
import type { StartBody } from '#contracts/attempts/attempts.ts'
import { asFile, asUser, base, problemOf, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const TEST = 'test_not_found'
const ATTEMPT = 'attempt_not_found'

/** Which attempts an analysis counts, as the query of its URL. */
type AnalysisFilter = z.input<typeof analysisQuery>

/** The function attempts-api, called for a signed-in user. */
export function attemptsApi(token: string) {
  const { analysis, attempts, tests } = hc<AttemptsApi>(base, asUser(token))['attempts-api']
  return {
    listTests: (community: string) => parseResponse(tests.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    readTest: (id: string) => parseResponse(tests[':id'].$get({ param: { id } })).catch(toPageError(TEST)),
    start: (json: StartBody) => parseResponse(attempts.$post({ header: {}, json })).catch(toPageError(TEST)),
    readAttempt: (id: string) => parseResponse(attempts[':id'].$get({ param: { id } })).catch(toPageError(ATTEMPT)),
    /** The same for an attempt that is being taken; one of a live session has the session's id instead. */
    readOpenAttempt: (id: string) =>
      parseResponse(attempts[':id'].$get({ param: { id } })).catch((failure: unknown) => {
        const refused = problemOf(failure)
        const session = refused?.code === 'live_running' ? refused.location?.split('/').at(-1) : undefined
        return session === undefined ? toPageError(ATTEMPT)(failure) : { session }
      }),
    readReview: (id: string) =>
      parseResponse(attempts[':id'].review.$get({ param: { id } })).catch(toPageError(ATTEMPT)),
    /** A question of a finished attempt, or of practice that was answered, with the user's report about it. */
    readReport: (id: string, number: number) =>
      parseResponse(attempts[':id'].questions[':number'].report.$get({ param: { id, number: String(number) } })).catch(
        toPageError(ATTEMPT),
      ),
    report: (id: string, number: number, json: QuestionReportBody) =>
      parseResponse(
        attempts[':id'].questions[':number'].report.$put({ param: { id, number: String(number) }, json }),
      ).catch(toFormRefusal(ATTEMPT)),
    /** The same question, with what the user keeps of it. */
    readNote: (id: string, number: number) =>
      parseResponse(attempts[':id'].questions[':number'].note.$get({ param: { id, number: String(number) } })).catch(
        toPageError(ATTEMPT),
      ),
    putNote: (id: string, number: number, json: NoteBody) =>
      parseResponse(
        attempts[':id'].questions[':number'].note.$put({ param: { id, number: String(number) }, json }),
      ).catch(toFormRefusal(ATTEMPT)),
    /** The user's finished attempts of a test, the latest first. */
    listFinished: (testId: string) =>
      parseResponse(attempts.$get({ query: { test_id: testId, status: 'finished' } })).catch(toPageError(TEST)),
    /** The user's unfinished attempt that was started last, if there is one. */
    readUnfinished: (community: string) =>
      parseResponse(attempts.unfinished.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    /** How often the user was right, by how sure they said they were. */
    readCalibration: (community: string) =>
      parseResponse(attempts.calibration.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    listAnalyses: (community: string) =>
      parseResponse(analysis.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    /** The analysis of a test in this community; a test of the user's other communities is not found. */
    readAnalysis: async (community: string, id: string, query: AnalysisFilter) => {
      const param = await idParam(id, TEST)
      const { data } = await parseResponse(tests[':id'].analysis.$get({ param, query })).catch(toPageError(TEST))
      if (data.community.slug !== community) error(404, 'No such test.', { code: TEST })
      return data
    },
    /** A version of a bank as a file. */
    downloadBank: async (id: string, query: z.input<typeof exportQuery>): Promise<Response> => {
      const param = await idParam(id, TEST)
      const response = await tests[':id'].export.$get({ param, query }, asFile).catch(toPageError(TEST))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(TEST))
      return response
    },
    /** The CSV file as the function sends it, with its headers. */
    downloadAnalysis: async (id: string, query: AnalysisFilter): Promise<Response> => {
      const param = await idParam(id, TEST)
      const response = await tests[':id']['analysis.csv'].$get({ param, query }, asFile).catch(toPageError(TEST))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(TEST))
      return response
    },
  }
}
