import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { listCatalogue } from '../_services/achievements/list-catalogue.ts'
import { readAchievement } from '../_services/achievements/read.ts'
import { showMine } from '../_services/achievements/show-mine.ts'
import { readStats } from '../_services/achievements/stats.ts'
import { createDefineRoutes } from './define-routes.ts'
import { createRevokeRoutes } from './revoke-routes.ts'
import { catalogueRoute, readRoute, showRoute, statsRoute } from './routes.ts'

export const createAchievementsApi = (deps: Dependencies) =>
  createFunctionApp('achievements-api', deps)
    .openapi(catalogueRoute, async (c) => {
      const data = await listCatalogue(deps, c.var.claims, c.req.valid('query'))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(showRoute, async (c) => {
      const data = await showMine(deps.db, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    // Before what takes any word for an id.
    .openapi(statsRoute, async (c) => {
      const data = await readStats(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(readRoute, async (c) => {
      const { community } = c.req.valid('query')
      const data = await readAchievement(deps, c.var.claims, c.req.valid('param').id, community)
      return c.json({ data }, 200)
    })
    .route('/', createDefineRoutes(deps))
    .route('/', createRevokeRoutes(deps))

export type AchievementsApi = ReturnType<typeof createAchievementsApi>
