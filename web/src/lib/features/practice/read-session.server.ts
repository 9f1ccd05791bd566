import { error } from '@sveltejs/kit'
import { attemptPath } from '#contracts/attempts/attempts.ts'

const missing = () => error(404, 'No such practice.', { code: 'practice_not_found' })

/** The id in the address, or a 404 where it is no id. */
export const sessionId = (params: { session: string }): string => {
  const { success, data } = attemptPath.safeParse({ id: params.session })
  return success ? data.id : missing()
}

/** A 404 for practice in another community: the learner may be a member of both. */
export const belongsHere = <T extends { community: { slug: string } }>(found: T, params: { community: string }): T =>
  found.community.slug === params.community ? found : missing()
