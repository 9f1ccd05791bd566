import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  decideCommentBody,
  moderatedComment,
  moderatedPath,
  moderationPage,
  moderationQuery,
} from '../_contracts/comments/moderation.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listModerated, moderateComment } from '../_services/comments/moderate.ts'

const moderation = { ...forSignedIn, tags: ['Moderation'] }

const listRoute = createRoute({
  ...moderation,
  ...refuses('not_allowed', 'not_found'),
  method: 'get',
  path: '/{slug}/comments',
  operationId: 'listModeratedComments',
  summary: 'List comments that wait for a decision, or were hidden or removed',
  description: 'For instructors and admins. First what was reported first; 200 at most.',
  request: { params: communityPath, query: moderationQuery },
  responses: { ...problems, 200: json(moderationPage, 'With who reported them, and why.') },
})

const decideRoute = createRoute({
  ...moderation,
  ...refuses('not_allowed', 'not_found', 'conflict'),
  method: 'put',
  path: '/{slug}/comments/{comment}/decision',
  operationId: 'decideComment',
  summary: 'Keep, hide or remove a comment',
  description:
    'For instructors and admins. It settles the reports, and is in the audit log. `keep` brings back what was hidden or removed.',
  request: { params: moderatedPath, body: body(decideCommentBody) },
  responses: {
    ...problems,
    409: problemJson('It was edited, or somebody else decided about it since this revision.'),
    200: json(one(moderatedComment), 'As it is now.'),
  },
})

/** What instructors decide about comments of their community. */
export function createModerationRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      return c.json(await listModerated(context(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200)
    })
    .openapi(decideRoute, async (c) => {
      const data = await moderateComment(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
}
