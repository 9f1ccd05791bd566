import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { board, boardQuery, metric, ownRank } from '../_contracts/boards/boards.ts'
import { oneOfAnyCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
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
  operationId: 'getLeaderboard',
  summary: 'Get the top ten of a leaderboard, and your own rank',
  description: 'Learners who chose not to be listed are counted in ranks and never shown.',
  ...refuses('boards_off', 'no_community', 'not_found'),
  request,
  responses: {
    ...problems,
    200: json(
      oneOfAnyCommunity(board),
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
  operationId: 'getLeaderboardRank',
  summary: 'Get my leaderboard rank',
  description: 'Your own score is live; the scores of others are refreshed every 15 minutes.',
  ...refuses('boards_off', 'no_community', 'not_found'),
  request,
  responses: { ...problems, 200: json(oneOfAnyCommunity(ownRank), 'With the two learners above and the two below.') },
})

export function createBoardRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(boardRoute, async (c) => {
      const { community: named, scope } = c.req.valid('query')
      const community = scope === 'global' ? null : await choose(c, named)
      const data = await readTop(context(c), { ...c.req.valid('param'), community })
      return c.json({ community, data }, 200)
    })
    .openapi(rankRoute, async (c) => {
      const { community: named, scope } = c.req.valid('query')
      const community = scope === 'global' ? null : await choose(c, named)
      const data = await readRank(context(c), { ...c.req.valid('param'), community })
      return c.json({ community, data }, 200)
    })
}
