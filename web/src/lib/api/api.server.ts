import { hc, parseResponse } from 'hono/client'
import type { AchievementsApi } from '#functions/achievements-api/app.ts'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import type { ShowBody } from '#contracts/achievements/catalogue.ts'
import type { StartBody } from '#contracts/attempts/attempts.ts'
import { base, asUser, toPageError } from './call.server.ts'
import { gamification } from '#lib/features/rewards/api.server.ts'

/** The functions, asked by the server in the name of one signed-in person. */
export const api = (token: string) => {
  const options = asUser(token)
  const communities = hc<CommunitiesApi>(base, options)['communities-api']
  const attempts = hc<AttemptsApi>(base, options)['attempts-api']
  const achievements = hc<AchievementsApi>(base, options)['achievements-api']

  return {
    communities: () => parseResponse(communities.$get()).catch(toPageError()),
    // hc puts params into the path as they are, and this one was posted by a browser.
    join: (slug: string) =>
      parseResponse(communities[':slug'].join.$post({ param: { slug: encodeURIComponent(slug) } })).catch(
        toPageError('community_not_found'),
      ),
    tests: (community: string) =>
      parseResponse(attempts.tests.$get({ query: { community } })).catch(toPageError('community_not_found')),
    test: (id: string) =>
      parseResponse(attempts.tests[':id'].$get({ param: { id } })).catch(toPageError('test_not_found')),
    start: (body: StartBody) =>
      parseResponse(attempts.attempts.$post({ header: {}, json: body })).catch(toPageError('test_not_found')),
    attempt: (id: string) =>
      parseResponse(attempts.attempts[':id'].$get({ param: { id } })).catch(toPageError('attempt_not_found')),
    /** The attempts that somebody finished on a test, the last one first. */
    finished: (testId: string) =>
      parseResponse(attempts.attempts.$get({ query: { test_id: testId, status: 'finished' } })).catch(
        toPageError('test_not_found'),
      ),
    /** The unfinished attempt begun last, where there is one. */
    running: (community: string) =>
      parseResponse(attempts.attempts.$get({ query: { community, status: 'in_progress', limit: '1' } })).catch(
        toPageError('community_not_found'),
      ),
    review: (id: string) =>
      parseResponse(attempts.attempts[':id'].review.$get({ param: { id } })).catch(toPageError('attempt_not_found')),
    achievements: (community: string) =>
      parseResponse(achievements.$get({ query: { community } })).catch(toPageError('community_not_found')),
    achievement: (id: string, community: string) =>
      parseResponse(achievements[':id'].$get({ param: { id }, query: { community } })).catch(
        toPageError('achievement_not_found'),
      ),
    showAward: (id: string, body: ShowBody) =>
      parseResponse(achievements.mine[':id'].$patch({ param: { id: encodeURIComponent(id) }, json: body })).catch(
        toPageError('achievement_not_found'),
      ),
    ...gamification(token),
  }
}
