import { error } from '@sveltejs/kit'
import { attemptPath } from '#contracts/attempts/attempts.ts'

const missing = () => error(404, 'No such attempt.', { code: 'attempt_not_found' })

/** The id in the address, when it can be one at all. */
export const attemptId = (params: { attempt: string }): string => {
  const { success, data } = attemptPath.safeParse({ id: params.attempt })
  return success ? data.id : missing()
}

/** An id from another community of the same learner would otherwise show under the wrong roof. */
export const belongs = <T extends { community: { slug: string } }>(found: T, params: { community: string }): T =>
  found.community.slug === params.community ? found : missing()
