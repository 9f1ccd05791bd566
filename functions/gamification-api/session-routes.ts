import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { securityEvent } from '../_contracts/profiles/security-events.ts'
import { mySession, sessionPath } from '../_contracts/profiles/sessions.ts'
import { list } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { endMySession } from '../_services/profiles/end-session.ts'
import { listSecurityEvents } from '../_services/profiles/list-security-events.ts'
import { listMySessions } from '../_services/profiles/list-sessions.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Profile'],
  path: '/sessions',
  operationId: 'listSessions',
  summary: 'List where you are signed in',
  description: 'The current session is marked.',
  responses: { ...problems, 200: json(list(mySession), 'Up to 100 sessions, the one used last first.') },
})

const eventsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Profile'],
  path: '/security-events',
  operationId: 'listSecurityEvents',
  summary: 'List what happened with your account',
  description:
    'In the last 90 days: sign-ins with a browser that you had not used, sessions that ended, wrong passwords, a new password or address, a secret address for a calendar. Nobody else sees it.',
  responses: { ...problems, 200: json(list(securityEvent), 'Up to 100, newest first.') },
})

const endRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Profile'],
  path: '/sessions/{id}',
  operationId: 'endSession',
  summary: 'Sign out one of your sessions',
  description: 'Its tokens are refused within a second. A repeat succeeds, too.',
  request: { params: sessionPath },
  responses: { ...problems, 204: { description: 'You are signed out there.' } },
})

export function createSessionRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json({ data: await listMySessions(context(c)), page: { next: null } }, 200))
    .openapi(eventsRoute, async (c) => {
      return c.json({ data: await listSecurityEvents(context(c)), page: { next: null } }, 200)
    })
    .openapi(endRoute, async (c) => {
      await endMySession(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
