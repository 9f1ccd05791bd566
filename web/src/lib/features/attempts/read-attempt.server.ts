import { error } from '@sveltejs/kit'
import { attemptPath } from '#contracts/attempts/attempts.ts'

const missing = () => error(404, 'No such attempt.', { code: 'attempt_not_found' })

/** The id in the address, or a 404 where it is no id. */
export const attemptId = (params: { attempt: string }): string => {
  const { success, data } = attemptPath.safeParse({ id: params.attempt })
  return success ? data.id : missing()
}

/** A 404 for an attempt of another community: the learner may be a member of both. */
export const belongs = <T extends { community: { slug: string } }>(found: T, params: { community: string }): T =>
  found.community.slug === params.community ? found : missing()
