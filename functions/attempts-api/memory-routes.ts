import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { memory, memoryQuery } from '../_contracts/memory/memory.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses, withEtag } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readMemory } from '../_services/memory/read.ts'

const memoryRoute = createRoute({
  ...forSignedIn,
  ...withEtag,
  method: 'get',
  tags: ['Memory'],
  path: '/memory',
  operationId: 'getMemory',
  summary: 'Get how much of what you have seen you should remember',
  description: 'From your finished attempts that count, by topic. A moment after a finish it says what that changed.',
  ...refuses('no_community', 'not_found'),
  request: { query: memoryQuery },
  responses: { ...problems, 200: json(oneOfCommunity(memory), 'Counts and predictions, without the questions.') },
})

export function createMemoryRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(memoryRoute, async (c) => {
    const query = c.req.valid('query')
    const community = await choose(c, query.community)
    const data = await readMemory(context(c), { ...query, community })
    return c.json({ community, data }, 200)
  })
}
