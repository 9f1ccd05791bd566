import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { muteBody, muteList, mutePath } from '../_contracts/comments/mutes.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listMutes, muteMember, unmuteMember } from '../_services/comments/mute.ts'

const ofMutes = { ...forSignedIn, ...refuses('not_allowed', 'not_found'), tags: ['Moderation'] }
const now = { 200: json(muteList, 'Who is muted now, the latest first.') }

const listRoute = createRoute({
  ...ofMutes,
  method: 'get',
  path: '/{slug}/mutes',
  operationId: 'listMutes',
  summary: 'List who is muted',
  description: 'For instructors and admins: who reads comments and writes none, until when, and why. 500 at most.',
  request: { params: communityPath },
  responses: { ...problems, ...now },
})

const muteRoute = createRoute({
  ...ofMutes,
  method: 'put',
  path: '/{slug}/mutes/{username}',
  operationId: 'muteMember',
  summary: 'Mute a student for a time',
  description:
    'For instructors and admins, about students. They are told until when and why. It is in the audit log, and takes the place of what was decided before.',
  request: { params: mutePath, body: body(muteBody) },
  responses: { ...problems, ...now },
})

const unmuteRoute = createRoute({
  ...ofMutes,
  method: 'delete',
  path: '/{slug}/mutes/{username}',
  operationId: 'unmuteMember',
  summary: 'Let somebody write again',
  description: 'For instructors and admins. It is in the audit log. A repeat changes nothing.',
  request: { params: mutePath },
  responses: { ...problems, ...now },
})

/** Who may not write comments for a time. */
export function createMuteRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      return c.json({ data: await listMutes(context(c), c.req.valid('param')), page: { next: null } }, 200)
    })
    .openapi(muteRoute, async (c) => {
      const data = await muteMember(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(unmuteRoute, async (c) => {
      return c.json({ data: await unmuteMember(context(c), c.req.valid('param')), page: { next: null } }, 200)
    })
}
