import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { community } from '../_contracts/communities/communities.ts'
import { list, one, slug } from '../_contracts/wire.ts'
import { forSignedIn, json, problems } from '../_http/routes.ts'

export const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/',
  summary: 'Your communities, and those open to join',
  responses: { ...problems, 200: json(list(community), 'Your own first.') },
})

export const joinRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/{slug}/join',
  summary: 'Join an open community as a student',
  request: { params: z.object({ slug }) },
  responses: { ...problems, 200: json(one(community), 'You belong to it now. Joining again changes nothing.') },
})
