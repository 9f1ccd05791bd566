import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import { changeMyAward } from '../_services/achievements/change-award.ts'
import { listCatalogue } from '../_services/achievements/list-catalogue.ts'
import { readAchievement } from '../_services/achievements/read.ts'
import { readAchievementStats } from '../_services/achievements/stats.ts'
import { ABOUT } from './about.ts'
import { createDefineRoutes } from './define-routes.ts'
import { createRevokeRoutes } from './revoke-routes.ts'
import { catalogueRoute, readRoute, showRoute, statsRoute } from './routes.ts'

export function createAchievementsApi(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return (
    createFunctionApp('achievements-api', deps, ABOUT)
      .openapi(catalogueRoute, async (c) => {
        const community = await choose(c, c.req.valid('query').community)
        const data = await listCatalogue(context(c), { ...c.req.valid('query'), community })
        return c.json({ community, data, page: { next: null } }, 200)
      })
      .openapi(showRoute, async (c) => {
        const data = await changeMyAward(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
        return c.json({ data }, 200)
      })
      // Registered before the route whose id matches any word.
      .openapi(statsRoute, async (c) => {
        const community = await choose(c, c.req.valid('query').community)
        const data = await readAchievementStats(context(c), community)
        return c.json({ community, data, page: { next: null } }, 200)
      })
      .openapi(readRoute, async (c) => {
        const community = await choose(c, c.req.valid('query').community)
        const data = await readAchievement(context(c), { ...c.req.valid('param'), ...c.req.valid('query'), community })
        return c.json({ community, data }, 200)
      })
      .route('/', createDefineRoutes(deps))
      .route('/', createRevokeRoutes(deps))
  )
}

export type AchievementsApi = ReturnType<typeof createAchievementsApi>
