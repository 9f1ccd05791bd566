import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { board, boardQuery, metric, ownRank } from '../_contracts/boards/boards.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses, withEtag } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readRank, readTop } from '../_services/boards/read.ts'

const request = { params: z.object({ metric }), query: boardQuery }

const boardRoute = createRoute({
  ...forSignedIn,
  ...withEtag,
  method: 'get',
  tags: ['Leaderboards'],
  path: '/leaderboard/{metric}',
  summary: 'The first ten of a board, and your own rank',
  ...refuses('not_found'),
  request,
  responses: {
    ...problems,
    200: json(
      one(board),
      "The board of a community's members, or with scope=global of all learners who chose to be on it.",
    ),
  },
})

const rankRoute = createRoute({
  ...forSignedIn,
  ...withEtag,
  method: 'get',
  tags: ['Leaderboards'],
  path: '/leaderboard/{metric}/rank',
  summary: 'Your rank on a board',
  ...refuses('not_found'),
  request,
  responses: { ...problems, 200: json(one(ownRank), 'With the two learners above and the two below.') },
})

export function createBoardRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(boardRoute, async (c) => {
      const data = await readTop(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
    .openapi(rankRoute, async (c) => {
      const data = await readRank(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
}
