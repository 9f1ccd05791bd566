import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { declaredType, eventTypePath } from '../_contracts/communities/event-types.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { declareEventType, listEventTypes, withdrawEventType } from '../_services/communities/event-types.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Event types'],
  path: '/{slug}/event-types',
  operationId: 'listEventTypes',
  summary: 'List the event types that a community declared',
  description: 'For members. Instructors may report events of these types besides the built-in ones.',
  ...refuses('not_found'),
  request: { params: communityPath },
  responses: {
    ...problems,
    200: json(list(declaredType), 'By name. The types that every community has are not listed.'),
  },
})

const declareRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Event types'],
  path: '/{slug}/event-types/{type}',
  operationId: 'declareEventType',
  summary: 'Declare an event type for a community',
  description:
    'For admins. Instructors of the community may then report events of this type; all other types that are not known are refused. The audit log has it.',
  ...refuses('already_exists', 'not_allowed', 'not_found'),
  request: { params: eventTypePath },
  responses: { ...problems, 200: json(one(declaredType), 'Declared, by this request or an earlier one.') },
})

const withdrawRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Event types'],
  path: '/{slug}/event-types/{type}',
  operationId: 'withdrawEventType',
  summary: 'Withdraw an event type of a community',
  description: 'For admins. Events that were recorded stay, with what they earned. The audit log has it.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: eventTypePath },
  responses: { ...problems, 204: { description: 'The type was withdrawn.' } },
})

export function createEventTypeRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const data = await listEventTypes(context(c), c.req.valid('param').slug)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(declareRoute, async (c) => {
      const data = await declareEventType(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(withdrawRoute, async (c) => {
      await withdrawEventType(context(c), c.req.valid('param'))
      return c.body(null, 204)
    })
}
