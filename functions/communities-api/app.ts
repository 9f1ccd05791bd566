import { createFunctionApp } from '../_http/create-app.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { joinCommunity } from '../_services/communities/join.ts'
import { listCommunities } from '../_services/communities/list.ts'
import { ABOUT } from './about.ts'
import { createAccommodationRoutes } from './accommodation-routes.ts'
import { createEventTypeRoutes } from './event-type-routes.ts'
import { createGroupRoutes } from './group-routes.ts'
import { createInvitationRoutes } from './invitation-routes.ts'
import { createMemberRoutes } from './member-routes.ts'
import { joinRoute, listRoute } from './routes.ts'

export function createCommunitiesApi(deps: Dependencies) {
  const context = contextOf(deps)
  return createFunctionApp('communities-api', deps, ABOUT)
    .openapi(listRoute, async (c) => {
      const data = await listCommunities(context(c))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(joinRoute, async (c) => {
      const data = await joinCommunity(context(c), c.req.valid('param').slug)
      return c.json({ data }, 200)
    })
    .route('/', createInvitationRoutes(deps))
    .route('/', createMemberRoutes(deps))
    .route('/', createGroupRoutes(deps))
    .route('/', createAccommodationRoutes(deps))
    .route('/', createEventTypeRoutes(deps))
}

export type CommunitiesApi = ReturnType<typeof createCommunitiesApi>
