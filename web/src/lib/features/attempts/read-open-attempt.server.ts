import { redirect } from '@sveltejs/kit'
import type { Attempt } from '#contracts/attempts/attempts.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { livePaths } from '#lib/live-paths.ts'
import { paths } from '#lib/paths.ts'
import { attemptId, belongs } from './read-attempt.server.ts'

/** An attempt that is still being taken. One that is over leads to what came of it. */
export async function readOpenAttempt(
  accessToken: string,
  params: { community: string; attempt: string },
): Promise<Attempt> {
  const found = await attemptsApi(accessToken).readOpenAttempt(attemptId(params))
  if ('session' in found) redirect(303, livePaths.session(params.community, found.session))
  const attempt = belongs(found.data, params)
  if (attempt.status === 'finished') redirect(303, paths.result(attempt.community.slug, attempt.id))
  if (attempt.status === 'abandoned') redirect(303, paths.test(attempt.community.slug, attempt.test.id))
  return attempt
}
