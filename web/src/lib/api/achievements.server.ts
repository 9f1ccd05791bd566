import { hc, parseResponse } from 'hono/client'
import type { AchievementsApi } from '#functions/achievements-api/app.ts'
import type { ShowBody } from '#contracts/achievements/catalogue.ts'
import type { ChangeAchievementBody, DefineBody, TryBody } from '#contracts/achievements/define.ts'
import type { RevokeBody } from '#contracts/achievements/revoke.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const ACHIEVEMENT = 'achievement_not_found'

/** The function achievements-api, called for a signed-in user. */
export function achievementsApi(token: string) {
  const achievements = hc<AchievementsApi>(base, asUser(token))['achievements-api']
  const list = (community: string, state?: 'draft') =>
    parseResponse(achievements.$get({ query: { community, state } })).catch(toPageError(COMMUNITY))
  return {
    listCatalogue: (community: string) => list(community),
    listDrafts: (community: string) => list(community, 'draft'),
    readStats: (community: string) =>
      parseResponse(achievements.stats.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    readAchievement: async (community: string, id: string) => {
      const param = await idParam(id, ACHIEVEMENT)
      return parseResponse(achievements[':id'].$get({ param, query: { community } })).catch(toPageError(ACHIEVEMENT))
    },
    changeAward: (id: string, json: ShowBody) =>
      parseResponse(achievements.mine[':id'].$patch({ param: { id: encodeURIComponent(id) }, json })).catch(
        toPageError(ACHIEVEMENT),
      ),
    define: (json: DefineBody) => parseResponse(achievements.$post({ json })).catch(toFormRefusal(ACHIEVEMENT)),
    change: (id: string, json: ChangeAchievementBody) =>
      parseResponse(achievements[':id'].$patch({ param: { id }, json })).catch(toFormRefusal(ACHIEVEMENT)),
    remove: (id: string) =>
      parseResponse(achievements[':id'].$delete({ param: { id } })).catch(toFormRefusal(ACHIEVEMENT)),
    /** Takes an award from a learner, once for each key. */
    revoke: async (id: string, json: RevokeBody, key: string) => {
      const param = await idParam(id, ACHIEVEMENT)
      return parseResponse(achievements[':id'].revoke.$post({ param, header: { 'idempotency-key': key }, json })).catch(
        toFormRefusal(ACHIEVEMENT),
      )
    },
    dryRun: (json: TryBody) => parseResponse(achievements['dry-run'].$post({ json })).catch(toFormRefusal(ACHIEVEMENT)),
  }
}
