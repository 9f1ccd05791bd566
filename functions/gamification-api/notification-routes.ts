import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  deletedNotifications,
  notificationList,
  notificationPath,
  notificationQuery,
  notificationState,
  restoreBody,
  restoredNotifications,
  selectionBody,
  streamHeader,
  streamQuery,
  unread,
} from '../_contracts/notifications/notifications.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { EVENT_STREAM, eventStream } from '../_http/event-stream.ts'
import { HOURS } from '../_http/response-cache.ts'
import { body, cached, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listNotifications } from '../_services/notifications/list.ts'
import { readNotificationState } from '../_services/notifications/read-state.ts'
import { deleteNotification, deleteNotifications } from '../_services/notifications/delete.ts'
import { restoreNotifications } from '../_services/notifications/restore.ts'
import { markNotificationsRead } from '../_services/notifications/mark-read.ts'
import { openStream } from '../_services/notifications/open-stream.ts'
import { ABOUT_STREAM } from './about-stream.ts'
import { toServerSent } from './to-server-sent.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Notifications'],
  path: '/notifications',
  operationId: 'listNotifications',
  summary: 'List your notifications, the newest first',
  description: 'Of all your communities, or of one.',
  ...refuses('not_found'),
  request: { query: notificationQuery },
  responses: {
    ...problems,
    200: json(notificationList, 'With the number of unread notifications in all communities.'),
  },
})

const stateRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { about: 'learner' }),
  method: 'get',
  tags: ['Notifications'],
  path: '/notifications/state',
  operationId: 'getNotificationState',
  summary: 'Get how many notifications are unread, and which is the newest',
  description: 'What a page needs for its bell, and to stream what comes next.',
  responses: { ...problems, 200: json(one(notificationState), 'Of all your communities.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Notifications'],
  path: '/notifications/read',
  operationId: 'markNotificationsRead',
  summary: 'Mark notifications as read',
  description: 'Either by their ids, or one and everything before it. A repeat changes nothing.',
  request: { body: body(selectionBody) },
  responses: { ...problems, 200: json(one(unread), 'The number of unread notifications now.') },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Notifications'],
  path: '/notifications/{id}',
  operationId: 'deleteNotification',
  summary: 'Delete a notification',
  description: 'It can be brought back for a day. What it was about stays.',
  ...refuses('not_found'),
  request: { params: notificationPath },
  responses: { ...problems, 200: json(one(deletedNotifications), 'The number of unread notifications now.') },
})

const deleteManyRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Notifications'],
  path: '/notifications/delete',
  operationId: 'deleteNotifications',
  summary: 'Delete notifications',
  description:
    'Either by their ids, or one and everything before it that is shown. They can be brought back for a day. A repeat changes nothing.',
  request: { body: body(selectionBody) },
  responses: { ...problems, 200: json(one(deletedNotifications), 'How many, and how to bring them back.') },
})

const restoreRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Notifications'],
  path: '/notifications/restore',
  operationId: 'restoreNotifications',
  summary: 'Bring back deleted notifications',
  description: 'All that were deleted at the same moment within the last day, as they were. A repeat changes nothing.',
  request: { body: body(restoreBody) },
  responses: { ...problems, 200: json(one(restoredNotifications), 'How many are back.') },
})

const streamRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Notifications'],
  path: '/notifications/stream',
  operationId: 'streamNotifications',
  summary: 'Stream your notifications as they arrive',
  description: ABOUT_STREAM,
  ...refuses('not_found'),
  request: { query: streamQuery, headers: streamHeader },
  responses: {
    ...problems,
    200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

export function createNotificationRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  const streamContext = contextOf(deps.streamServices)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { community } = c.req.valid('query')
      if (community !== undefined) await choose(c, community)
      return c.json(await listNotifications(context(c), c.req.valid('query')), 200)
    })
    .openapi(stateRoute, async (c) => {
      const data = await readNotificationState(context(c))
      return c.json({ data }, 200)
    })
    .openapi(readRoute, async (c) => {
      const data = await markNotificationsRead(context(c), c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      const data = await deleteNotification(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(deleteManyRoute, async (c) => {
      const data = await deleteNotifications(context(c), c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(restoreRoute, async (c) => {
      const data = await restoreNotifications(context(c), c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(streamRoute, async (c) => {
      const after = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after
      const { messages, subscriber } = await openStream(streamContext(c), after)
      const stream = eventStream(toServerSent(messages), {
        onLeave: () => subscriber.end('gone'),
        onEnd: subscriber.onEnd,
      })
      return c.body(stream, 200, EVENT_STREAM)
    })
}
