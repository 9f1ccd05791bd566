import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { board, boardQuery, metric, ownRank } from '../_contracts/boards/boards.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, named, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readRank, readTop } from '../_services/boards/read.ts'

const request = { params: z.object({ metric }), query: boardQuery }

const boardRoute = createRoute({
  ...forSignedIn,
  ...named,
  method: 'get',
  path: '/leaderboard/{metric}',
  summary: 'The best ten of a board, and where one stands',
  request,
  responses: {
    ...problems,
    200: json(one(board), "Of a community's members, or with scope=global of all who chose so."),
  },
})

const rankRoute = createRoute({
  ...forSignedIn,
  ...named,
  method: 'get',
  path: '/leaderboard/{metric}/rank',
  summary: 'Where one stands',
  request,
  responses: { ...problems, 200: json(one(ownRank), 'With the two neighbours above and below.') },
})

export const createBoardRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(boardRoute, async (c) => {
      const data = await readTop(deps, c.var.claims, c.req.valid('param').metric, c.req.valid('query'))
      return c.json({ data }, 200)
    })
    .openapi(rankRoute, async (c) => {
      const data = await readRank(deps, c.var.claims, c.req.valid('param').metric, c.req.valid('query'))
      return c.json({ data }, 200)
    })
