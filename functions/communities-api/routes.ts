import { createRoute } from '@hono/zod-openapi'
import { community } from '../_contracts/communities/communities.ts'
import { communityPath, member } from '../_contracts/communities/members.ts'
import {
  changeSettingsBody,
  communitySettings,
  handOverBody,
  makeCommunityBody,
  makeHeaders,
} from '../_contracts/communities/settings.ts'
import { list, one } from '../_contracts/wire.ts'
import { HOURS } from '../_http/response-cache.ts'
import { body, cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'

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

export const makeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Communities'],
  path: '/',
  operationId: 'makeCommunity',
  summary: 'Make a community',
  description:
    'You are its first admin. One person makes up to 3 a day, and has up to 20 open. A repeat with the same `Idempotency-Key` answers with the one that was made first.',
  ...refuses('already_exists', 'too_many_communities'),
  request: { headers: makeHeaders, body: body(makeCommunityBody) },
  responses: {
    ...problems,
    409: problemJson('The address is taken, or you have made enough for now.'),
    201: json(one(community), 'Made.'),
  },
})

export const readSettingsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Communities'],
  path: '/{slug}/settings',
  operationId: 'getCommunitySettings',
  summary: 'Get the settings of a community',
  description: 'For admins. What the assistant may spend is in `/assistant-api`.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: { ...problems, 200: json(one(communitySettings), 'The settings.') },
})

export const changeSettingsRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Communities'],
  path: '/{slug}/settings',
  operationId: 'changeCommunitySettings',
  summary: 'Describe a community, choose its packs, archive it or bring it back',
  description:
    'For admins. Nobody can join an archived community or start a test there, and its invitations end; everything can still be read. The audit log has it.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: communityPath, body: body(changeSettingsBody) },
  responses: { ...problems, 200: json(one(communitySettings), 'As they are now.') },
})

export const handOverRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Communities'],
  path: '/{slug}/hand-over',
  operationId: 'handOverCommunity',
  summary: 'Make another member an admin, and yourself an instructor',
  description: 'For admins. Both happen, or neither. The audit log has it.',
  ...refuses('name_of_teacher', 'not_allowed', 'not_found'),
  request: { params: communityPath, body: body(handOverBody) },
  responses: { ...problems, 200: json(one(member), 'The new admin.') },
})
