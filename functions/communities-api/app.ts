import { createFunctionApp } from '../_http/create-app.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { joinCommunity } from '../_services/communities/join.ts'
import { handOverCommunity } from '../_services/communities/hand-over.ts'
import { listCommunities } from '../_services/communities/list.ts'
import { makeCommunity } from '../_services/communities/make.ts'
import { changeCommunitySettings, readCommunitySettings } from '../_services/communities/settings.ts'
import { ABOUT } from './about.ts'
import { createAccommodationRoutes } from './accommodation-routes.ts'
import { createAnnouncementRoutes } from './announcement-routes.ts'
import { createAssignmentRoutes } from './assignment-routes.ts'
import { createAuditRoutes } from './audit-routes.ts'
import { createEventTypeRoutes } from './event-type-routes.ts'
import { createGradebookRoutes } from './gradebook-routes.ts'
import { createGroupRoutes } from './group-routes.ts'
import { createInsightRoutes } from './insight-routes.ts'
import { createInvitationRoutes } from './invitation-routes.ts'
import { createMemberRoutes } from './member-routes.ts'
import { createModerationRoutes } from './moderation-routes.ts'
import { createMuteRoutes } from './mute-routes.ts'
import { createRosterRoutes } from './roster-routes.ts'
import { changeSettingsRoute, handOverRoute, joinRoute, listRoute, makeRoute, readSettingsRoute } from './routes.ts'

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
    .openapi(makeRoute, async (c) => {
      const { 'idempotency-key': key } = c.req.valid('header')
      const data = await makeCommunity(context(c), { ...c.req.valid('json'), key })
      return c.json({ data }, 201)
    })
    .openapi(readSettingsRoute, async (c) => {
      const data = await readCommunitySettings(context(c), c.req.valid('param').slug)
      return c.json({ data }, 200)
    })
    .openapi(changeSettingsRoute, async (c) => {
      const data = await changeCommunitySettings(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(handOverRoute, async (c) => {
      const data = await handOverCommunity(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .route('/', createRosterRoutes(deps))
    .route('/', createInvitationRoutes(deps))
    .route('/', createMemberRoutes(deps))
    .route('/', createGroupRoutes(deps))
    .route('/', createModerationRoutes(deps))
    .route('/', createMuteRoutes(deps))
    .route('/', createAnnouncementRoutes(deps))
    .route('/', createAssignmentRoutes(deps))
    .route('/', createGradebookRoutes(deps))
    .route('/', createAccommodationRoutes(deps))
    .route('/', createInsightRoutes(deps))
    .route('/', createAuditRoutes(deps))
    .route('/', createEventTypeRoutes(deps))
}

export type CommunitiesApi = ReturnType<typeof createCommunitiesApi>
