import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { awardCommentPath, awardThread, awardThreadPath } from '../_contracts/comments/award-threads.ts'
import { commentBody, commentReportBody, editCommentBody, reactionsBody } from '../_contracts/comments/comments.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { awardThreadAt } from '../_services/comments/award-thread.ts'
import { removeComment } from '../_services/comments/delete.ts'
import { editComment } from '../_services/comments/edit.ts'
import { reactToComment } from '../_services/comments/react.ts'
import { readThread } from '../_services/comments/read-thread.ts'
import { reportComment } from '../_services/comments/report.ts'
import { writeComment } from '../_services/comments/write.ts'

const PLACE = '/profile/{username}/awards/{award}/comments' as const
const ONE = `${PLACE}/{comment}` as const
const threads = { ...forSignedIn, tags: ['Comments'] }
const thread = json(one(awardThread), 'The thread as it is now.')
const refusedNow = { ...problems, 409: problemJson('Nobody or you cannot write in this community now.') }
const UNWRITABLE = ['not_found', 'exam_running', 'community_closed', 'comments_off', 'muted'] as const
const changing = { ...threads, ...refuses(...UNWRITABLE, 'not_allowed') }

const readRoute = createRoute({
  ...threads,
  ...refuses('not_found', 'exam_running'),
  method: 'get',
  path: PLACE,
  operationId: 'getAwardThread',
  summary: 'Get what members say about an achievement that somebody shares',
  description:
    'For members of the community in which it was earned. It is not found where its holder lets nobody comment.',
  request: { params: awardThreadPath },
  responses: { ...problems, 200: thread },
})

const writeRoute = createRoute({
  ...threads,
  ...refuses(...UNWRITABLE),
  method: 'post',
  path: PLACE,
  operationId: 'writeAwardComment',
  summary: 'Comment on an achievement',
  description: 'Plain text. Its holder is told.',
  request: { params: awardThreadPath, body: body(commentBody) },
  responses: { ...refusedNow, 201: thread },
})

const editRoute = createRoute({
  ...threads,
  ...refuses(...UNWRITABLE, 'not_allowed', 'conflict'),
  method: 'patch',
  path: ONE,
  operationId: 'editAwardComment',
  summary: 'Change the words of your comment on an achievement',
  description: 'For 15 minutes.',
  request: { params: awardCommentPath, body: body(editCommentBody) },
  responses: { ...problems, 409: problemJson('Too late, or it was changed since this revision.'), 200: thread },
})

const deleteRoute = createRoute({
  ...changing,
  method: 'delete',
  path: ONE,
  operationId: 'deleteAwardComment',
  summary: 'Delete your comment, or one on your achievement',
  description: 'For good, with its reactions.',
  request: { params: awardCommentPath },
  responses: { ...refusedNow, 200: thread },
})

const reactRoute = createRoute({
  ...changing,
  method: 'put',
  path: `${ONE}/reactions`,
  operationId: 'reactToAwardComment',
  summary: 'React to a comment on an achievement',
  description: 'Your reactions, in place of those before. Others see only how many there are.',
  request: { params: awardCommentPath, body: body(reactionsBody) },
  responses: { ...refusedNow, 200: thread },
})

const reportRoute = createRoute({
  ...changing,
  method: 'put',
  path: `${ONE}/report`,
  operationId: 'reportAwardComment',
  summary: 'Report a comment on an achievement',
  description: 'As on questions: instructors decide, and you are told what came of it.',
  request: { params: awardCommentPath, body: body(commentReportBody) },
  responses: { ...refusedNow, 200: thread },
})

interface CommentPlaced {
  username: string
  award: string
  comment: string
}

const at = ({ comment, ...place }: CommentPlaced) => ({ at: awardThreadAt(place), comment })

/** What members say about achievements that others share. */
export function createAwardCommentRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      return c.json({ data: await readThread(context(c), awardThreadAt(c.req.valid('param'))) }, 200)
    })
    .openapi(writeRoute, async (c) => {
      const at = awardThreadAt(c.req.valid('param'))
      return c.json({ data: await writeComment(context(c), { ...c.req.valid('json'), at }) }, 201)
    })
    .openapi(editRoute, async (c) => {
      return c.json(
        { data: await editComment(context(c), { ...c.req.valid('json'), ...at(c.req.valid('param')) }) },
        200,
      )
    })
    .openapi(deleteRoute, async (c) => {
      return c.json({ data: await removeComment(context(c), at(c.req.valid('param'))) }, 200)
    })
    .openapi(reactRoute, async (c) => {
      const data = await reactToComment(context(c), { ...c.req.valid('json'), ...at(c.req.valid('param')) })
      return c.json({ data }, 200)
    })
    .openapi(reportRoute, async (c) => {
      const data = await reportComment(context(c), { ...c.req.valid('json'), ...at(c.req.valid('param')) })
      return c.json({ data }, 200)
    })
}
