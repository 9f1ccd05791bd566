import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  announcement,
  announcementBody,
  announcementList,
  announcementPath,
  changeAnnouncementBody,
  myAnnouncement,
  myAnnouncements,
  withdrawBody,
} from '../_contracts/announcements/announcements.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeAnnouncement, withdraw } from '../_services/announcements/change.ts'
import { announce } from '../_services/announcements/create.ts'
import { listAnnouncements, readAnnouncement } from '../_services/announcements/list.ts'
import { readAway, readMyAnnouncements } from '../_services/announcements/read-mine.ts'

const ofAnnouncements = { ...forSignedIn, tags: ['Announcements'] }
const ARCHIVED = problemJson('The community is archived.')
const OVERTAKEN = problemJson('It was changed since this revision, or withdrawn, or the community is archived.')

const listRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_allowed', 'not_found'),
  method: 'get',
  path: '/{slug}/announcements',
  operationId: 'listAnnouncements',
  summary: 'List the announcements of a community',
  description: 'For instructors and admins, also those that wait or were withdrawn. 200 at most.',
  request: { params: communityPath },
  responses: { ...problems, 200: json(announcementList, 'The newest first, with how many have read each.') },
})

const announceRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_allowed', 'not_found', 'community_closed'),
  method: 'post',
  path: '/{slug}/announcements',
  operationId: 'createAnnouncement',
  summary: 'Announce something',
  description:
    'For instructors and admins: to all students of the community, or to groups. Those who see it then are notified once.',
  request: { params: communityPath, body: body(announcementBody) },
  responses: { ...problems, 409: ARCHIVED, 201: json(one(announcement), 'Announced, or waiting for its time.') },
})

const readRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_allowed', 'not_found'),
  method: 'get',
  path: '/{slug}/announcements/{announcement}',
  operationId: 'getAnnouncement',
  summary: 'Get an announcement',
  description: 'For instructors and admins.',
  request: { params: announcementPath },
  responses: { ...problems, 200: json(one(announcement), 'The announcement.') },
})

const changeRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_allowed', 'not_found', 'conflict', 'community_closed'),
  method: 'put',
  path: '/{slug}/announcements/{announcement}',
  operationId: 'changeAnnouncement',
  summary: 'Change an announcement',
  description:
    'For instructors and admins. Of one that learners may have seen the time stays, and nobody is notified again.',
  request: { params: announcementPath, body: body(changeAnnouncementBody) },
  responses: { ...problems, 409: OVERTAKEN, 200: json(one(announcement), 'As it is now.') },
})

const withdrawRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_allowed', 'not_found', 'conflict'),
  method: 'post',
  path: '/{slug}/announcements/{announcement}/withdraw',
  operationId: 'withdrawAnnouncement',
  summary: 'Withdraw an announcement',
  description: 'For instructors and admins. It is gone for learners, with its notifications. A repeat changes nothing.',
  request: { params: announcementPath, body: body(withdrawBody) },
  responses: {
    ...problems,
    409: problemJson('It was changed since this revision.'),
    200: json(one(announcement), 'As it is now.'),
  },
})

const mineRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_found'),
  method: 'get',
  path: '/{slug}/my-announcements',
  operationId: 'listMyAnnouncements',
  summary: 'List what is announced to you',
  description: 'For students: announcements to everybody and to groups that you are in. 200 at most.',
  request: { params: communityPath },
  responses: { ...problems, 200: json(myAnnouncements, 'The newest first.') },
})

const awayRoute = createRoute({
  ...ofAnnouncements,
  ...refuses('not_found'),
  method: 'put',
  path: '/{slug}/my-announcements/{announcement}/read',
  operationId: 'readAnnouncement',
  summary: 'Put an announcement away as read',
  description: 'Instructors learn how many have, and not who. A repeat changes nothing.',
  request: { params: announcementPath },
  responses: { ...problems, 200: json(one(myAnnouncement), 'As it is now.') },
})

/** What instructors tell the learners of a community. */
export function createAnnouncementRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const data = await listAnnouncements(context(c), c.req.valid('param'))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(announceRoute, async (c) => {
      return c.json({ data: await announce(context(c), { ...c.req.valid('param'), ...c.req.valid('json') }) }, 201)
    })
    .openapi(readRoute, async (c) => {
      return c.json({ data: await readAnnouncement(context(c), c.req.valid('param')) }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeAnnouncement(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(withdrawRoute, async (c) => {
      return c.json({ data: await withdraw(context(c), { ...c.req.valid('param'), ...c.req.valid('json') }) }, 200)
    })
    .openapi(mineRoute, async (c) => {
      const data = await readMyAnnouncements(context(c), c.req.valid('param'))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(awayRoute, async (c) => c.json({ data: await readAway(context(c), c.req.valid('param')) }, 200))
}
