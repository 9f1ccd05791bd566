import { error, redirect } from '@sveltejs/kit'
import { DetailedError, hc, parseResponse } from 'hono/client'
import { FUNCTIONS_URL, SUPABASE_URL } from '$app/env/private'
import { paths } from '#lib/paths.ts'
import type { AchievementsApi } from '../../../../functions/achievements-api/app.ts'
import type { AttemptsApi } from '../../../../functions/attempts-api/app.ts'
import type { CommunitiesApi } from '../../../../functions/communities-api/app.ts'
import type { StartBody } from '../../../../functions/_contracts/attempts.ts'
import { problem } from '../../../../functions/_contracts/wire.ts'

const base = FUNCTIONS_URL ?? `${SUPABASE_URL}/functions/v1`
const PATIENCE_MS = 8_000

const patientFetch = (input: RequestInfo | URL, init?: RequestInit) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })

/** Turns a refusal into the page's error: a status with a code that problems.ts has words for. */
const refuse =
  (missing = 'not_found') =>
  (failure: unknown): never => {
    if (!(failure instanceof DetailedError)) error(503, 'The service is not reachable.', { code: 'api_unreachable' })
    const status: unknown = failure.statusCode
    if (status === 401) redirect(303, paths.signIn())

    const { data } = problem.safeParse(failure.detail?.data)
    if (!data || data.status >= 500)
      error(503, 'The service failed.', { code: 'api_failed', requestId: data?.request_id })
    const code = data.status === 404 ? missing : data.code
    error(data.status, data.detail, { code, requestId: data.request_id })
  }

/** The functions, asked by the server in the name of one signed-in person. */
export const api = (token: string) => {
  const options = { headers: { authorization: `Bearer ${token}` }, fetch: patientFetch }
  const communities = hc<CommunitiesApi>(base, options)['communities-api']
  const attempts = hc<AttemptsApi>(base, options)['attempts-api']
  const achievements = hc<AchievementsApi>(base, options)['achievements-api']

  return {
    communities: () => parseResponse(communities.$get()).catch(refuse()),
    // hc puts params into the path as they are, and this one was posted by a browser.
    join: (slug: string) =>
      parseResponse(communities[':slug'].join.$post({ param: { slug: encodeURIComponent(slug) } })).catch(
        refuse('community_not_found'),
      ),
    tests: (community: string) =>
      parseResponse(attempts.tests.$get({ query: { community } })).catch(refuse('community_not_found')),
    test: (id: string) => parseResponse(attempts.tests[':id'].$get({ param: { id } })).catch(refuse('test_not_found')),
    start: (body: StartBody) =>
      parseResponse(attempts.attempts.$post({ header: {}, json: body })).catch(refuse('test_not_found')),
    attempt: (id: string) =>
      parseResponse(attempts.attempts[':id'].$get({ param: { id } })).catch(refuse('attempt_not_found')),
    /** The attempts that somebody finished on a test, the last one first. */
    finished: (testId: string) =>
      parseResponse(attempts.attempts.$get({ query: { test_id: testId, status: 'finished' } })).catch(
        refuse('test_not_found'),
      ),
    review: (id: string) =>
      parseResponse(attempts.attempts[':id'].review.$get({ param: { id } })).catch(refuse('attempt_not_found')),
    achievements: (community: string) =>
      parseResponse(achievements.$get({ query: { community } })).catch(refuse('community_not_found')),
  }
}
