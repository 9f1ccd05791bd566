import { error } from '@sveltejs/kit'
import { DetailedError, hc, parseResponse } from 'hono/client'
import type { AchievementsApi } from '#functions/achievements-api/app.ts'
import type { ChangeAchievementBody, DefineBody, TryBody } from '#contracts/achievements/define.ts'
import { achievementPath } from '#contracts/achievements/catalogue.ts'
import { problem } from '#contracts/wire.ts'
import type { FieldFault } from './definition.ts'
import { base, asUser, toPageError } from '#lib/api/call.server.ts'

const MISSING = { code: 'achievement_not_found' }

/** What a form can put right is an answer: the values at fault. Anything else is the page's error. */
function refused(failure: unknown): { faults: FieldFault[] } {
  const { data } = problem.safeParse(failure instanceof DetailedError && failure.detail?.data)
  if (data?.status !== 409 && data?.status !== 422) return toPageError(MISSING.code)(failure)
  const faults = data.errors.map(({ path, message }) => ({ path: path.replace(/^body\./, ''), message }))
  if (faults.length > 0) return { faults }
  return { faults: [{ path: data.code === 'already_exists' ? 'slug' : '', message: data.detail }] }
}

/** Achievements as who teaches in a community works on them. */
export const manageApi = (token: string) => {
  const achievements = hc<AchievementsApi>(base, asUser(token))['achievements-api']
  return {
    stats: (community: string) =>
      parseResponse(achievements.stats.$get({ query: { community } })).catch(toPageError('community_not_found')),
    drafts: (community: string) =>
      parseResponse(achievements.$get({ query: { community, state: 'draft' } })).catch(
        toPageError('community_not_found'),
      ),
    // Refuses as a promise does, also before it asks: what was asked beside it is still waited for.
    achievement: async (community: string, id: string) => {
      if (!achievementPath.safeParse({ id }).success) error(404, 'No such achievement.', MISSING)
      return parseResponse(achievements[':id'].$get({ param: { id }, query: { community } })).catch(
        toPageError(MISSING.code),
      )
    },
    define: (json: DefineBody) => parseResponse(achievements.$post({ json })).catch(refused),
    change: (id: string, json: ChangeAchievementBody) =>
      parseResponse(achievements[':id'].$patch({ param: { id }, json })).catch(refused),
    remove: (id: string) => parseResponse(achievements[':id'].$delete({ param: { id } })).catch(refused),
    dryRun: (json: TryBody) => parseResponse(achievements['dry-run'].$post({ json })).catch(refused),
  }
}
