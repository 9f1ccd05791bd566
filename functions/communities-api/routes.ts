import { createRoute } from '@hono/zod-openapi'
import { community } from '../_contracts/communities/communities.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { list, one } from '../_contracts/wire.ts'
import { HOURS } from '../_http/response-cache.ts'
import { cached, forSignedIn, json, problems, refuses } from '../_http/routes.ts'

export const listRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { about: 'communities' }),
  method: 'get',
  tags: ['Communities'],
  path: '/',
  operationId: 'listCommunities',
  summary: 'List your communities, and those that are open to join',
  description: 'Communities that need an invitation are listed for their members only.',
  responses: { ...problems, 200: json(list(community), 'Your own first.') },
})

export const joinRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Communities'],
  path: '/{slug}/join',
  operationId: 'joinCommunity',
  summary: 'Join an open community as a student',
  description: 'A community that needs an invitation is not found. Members keep their role.',
  ...refuses('community_closed', 'name_of_teacher', 'not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: { ...problems, 200: json(one(community), 'You are a member now. Joining again changes nothing.') },
})
