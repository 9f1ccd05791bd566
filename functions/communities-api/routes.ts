import { createRoute } from '@hono/zod-openapi'
import { community } from '../_contracts/communities/communities.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { list, one } from '../_contracts/wire.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'

export const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Communities'],
  path: '/',
  summary: 'Your communities, and those that are open to join',
  responses: { ...problems, 200: json(list(community), 'Your own first.') },
})

export const joinRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Communities'],
  path: '/{slug}/join',
  summary: 'Join an open community as a student',
  ...refuses('community_closed', 'name_of_teacher', 'not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: { ...problems, 200: json(one(community), 'You are a member now. Joining again changes nothing.') },
})
