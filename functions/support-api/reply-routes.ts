import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { cannedReply, changeReplyBody, newReplyBody, repliesQuery } from '../_contracts/support/replies.ts'
import { threadPath } from '../_contracts/support/support.ts'
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeReply, listReplies, removeReply, writeReply } from '../_services/support/replies.ts'

const TAKEN = 'The community has a reply with this title.'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Replies'],
  path: '/replies',
  operationId: 'listReplies',
  summary: 'List the replies that a community has written in advance',
  description: 'For instructors and admins of the community.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: repliesQuery },
  responses: { ...problems, 200: json(listOfCommunity(cannedReply), 'By title.') },
})

const createReplyRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Replies'],
  path: '/replies',
  operationId: 'createReply',
  summary: 'Write a reply in advance',
  description: 'For instructors and admins of the community. A title is there once in a community.',
  ...refuses('already_exists', 'no_community', 'not_allowed', 'not_found'),
  request: { body: body(newReplyBody) },
  responses: { ...problems, 409: problemJson(TAKEN), 201: json(oneOfCommunity(cannedReply), 'The reply.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Replies'],
  path: '/replies/{id}',
  operationId: 'changeReply',
  summary: 'Change a reply that was written in advance, also its title',
  description:
    'For instructors and admins of its community. What somebody else has changed meanwhile is not overwritten.',
  ...refuses('already_exists', 'conflict', 'not_found'),
  request: { params: threadPath, body: body(changeReplyBody) },
  responses: {
    ...problems,
    409: problemJson('Somebody else has changed it since this revision, or another reply has this title.'),
    200: json(one(cannedReply), 'As it is now.'),
  },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Replies'],
  path: '/replies/{id}',
  operationId: 'deleteReply',
  summary: 'Delete a reply that was written in advance',
  description: 'For instructors and admins of its community.',
  ...refuses('not_found'),
  request: { params: threadPath },
  responses: { ...problems, 200: json(one(z.object({ id: z.uuid() })), 'It is gone.') },
})

export const createReplyRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await listReplies(context(c), { community }), page: { next: null } }, 200)
    })
    .openapi(createReplyRoute, async (c) => {
      const reply = c.req.valid('json')
      const community = await choose(c, reply.community)
      return c.json({ community, data: await writeReply(context(c), { ...reply, community }) }, 201)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeReply(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      const { id } = c.req.valid('param')
      await removeReply(context(c), id)
      return c.json({ data: { id } }, 200)
    })
}
