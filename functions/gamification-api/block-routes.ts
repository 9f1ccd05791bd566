import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { personBlocks } from '../_contracts/comments/blocks.ts'
import { profilePath } from '../_contracts/profiles/profiles.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { blockPerson, listBlocks, unblockPerson } from '../_services/comments/block.ts'

const ofBlocks = { ...forSignedIn, tags: ['Blocks'] }
const now = { 200: json(personBlocks, 'Whom you have blocked now, the latest first.') }

const listRoute = createRoute({
  ...ofBlocks,
  method: 'get',
  path: '/blocks',
  operationId: 'listBlocks',
  summary: 'List whom you have blocked',
  description: 'You do not see their comments, and they cannot mention you. They never learn of it.',
  responses: { ...problems, ...now },
})

const blockRoute = createRoute({
  ...ofBlocks,
  ...refuses('not_allowed', 'not_found'),
  method: 'put',
  path: '/blocks/{username}',
  operationId: 'blockPerson',
  summary: 'Block somebody',
  description: 'Somebody who is in a community with you. A repeat changes nothing.',
  request: { params: profilePath },
  responses: { ...problems, ...now },
})

const unblockRoute = createRoute({
  ...ofBlocks,
  method: 'delete',
  path: '/blocks/{username}',
  operationId: 'unblockPerson',
  summary: 'Stop blocking somebody',
  description: 'A repeat changes nothing.',
  request: { params: profilePath },
  responses: { ...problems, ...now },
})

/** Whom a person does not want to read. */
export function createBlockRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json({ data: await listBlocks(context(c)), page: { next: null } }, 200))
    .openapi(blockRoute, async (c) => {
      return c.json({ data: await blockPerson(context(c), c.req.valid('param')), page: { next: null } }, 200)
    })
    .openapi(unblockRoute, async (c) => {
      return c.json({ data: await unblockPerson(context(c), c.req.valid('param')), page: { next: null } }, 200)
    })
}
