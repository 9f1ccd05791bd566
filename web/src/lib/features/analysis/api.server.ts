import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import { testPath } from '#contracts/tests/tests.ts'
import type { AnalysisShow } from './analysis.ts'
import { toAnalysisQuery } from './analysis-show.server.ts'
import { base, asUser, toPageError } from '#lib/api/call.server.ts'

const MISSING = { code: 'test_not_found' }

/** Item analysis, for instructors and admins. */
export const analysisApi = (token: string) => {
  const attempts = hc<AttemptsApi>(base, asUser(token))['attempts-api']
  return {
    tests: (community: string) =>
      parseResponse(attempts.analysis.$get({ query: { community } })).catch(toPageError('community_not_found')),
    /** A test of this community: the reader may teach in several. */
    test: async (community: string, id: string, show: AnalysisShow) => {
      if (!testPath.safeParse({ id }).success) error(404, 'No such test.', MISSING)
      const { data } = await parseResponse(
        attempts.tests[':id'].analysis.$get({ param: { id }, query: toAnalysisQuery(show) }),
      ).catch(toPageError(MISSING.code))
      if (data.community.slug !== community) error(404, 'No such test.', MISSING)
      return data
    },
    /** The CSV response, passed on with its file name. */
    table: async (id: string, show: AnalysisShow): Promise<Response> => {
      if (!testPath.safeParse({ id }).success) error(404, 'No such test.', MISSING)
      const asked = attempts.tests[':id']['analysis.csv']
      const response = await asked
        .$get({ param: { id }, query: toAnalysisQuery(show) })
        .catch(toPageError(MISSING.code))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(MISSING.code))
      return response
    },
  }
}
