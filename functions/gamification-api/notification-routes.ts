import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  notificationList,
  notificationPath,
  notificationQuery,
  readBody,
  streamHeader,
  streamQuery,
  unread,
} from '../_contracts/notifications/notifications.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { EVENT_STREAM, eventStream } from '../_http/event-stream.ts'
import { body, forSignedIn, json, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listNotifications } from '../_services/notifications/list.ts'
import { deleteNotification, readNotifications } from '../_services/notifications/read.ts'
import { openStream } from '../_services/notifications/stream.ts'
import { ABOUT_STREAM } from './about-stream.ts'
import { toServerSent } from './to-server-sent.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/notifications',
  summary: 'What one was told, the newest first',
  request: { query: notificationQuery },
  responses: { ...problems, 200: json(notificationList, 'With how many are unread, in all communities.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/notifications/read',
  summary: 'Mark some as read, or one and all before it',
  request: { body: body(readBody) },
  responses: { ...problems, 200: json(one(unread), 'How many are unread now.') },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/notifications/{id}',
  summary: 'Clear one away',
  request: { params: notificationPath },
  responses: { ...problems, 200: json(one(unread), 'How many are unread now.') },
})

const streamRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/notifications/stream',
  summary: 'What one is told, as it happens',
  description: ABOUT_STREAM,
  request: { query: streamQuery, headers: streamHeader },
  responses: {
    ...problems,
    200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

export const createNotificationRoutes = ({ db, streamServices, now }: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await listNotifications(db, c.var.claims, c.req.valid('query')), 200))
    .openapi(readRoute, async (c) => {
      const data = await readNotifications(db, c.var.claims, c.req.valid('json'), now())
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      const data = await deleteNotification(db, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(streamRoute, async (c) => {
      const after = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after
      const { told, seat } = await openStream(streamServices, c.var.claims, after)
      const stream = eventStream(toServerSent(told), { onLeave: () => seat.end('gone'), onEnd: seat.onEnd })
      return c.body(stream, 200, EVENT_STREAM)
    })
