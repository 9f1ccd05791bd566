import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  commentBody,
  commentId,
  commentPath,
  commentPlace,
  commentReportBody,
  editCommentBody,
  endorsementBody,
  questionThread,
  reactionsBody,
  threadPath,
  type CommentPath,
} from '../_contracts/comments/comments.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { removeComment } from '../_services/comments/delete.ts'
import { editComment } from '../_services/comments/edit.ts'
import { setEndorsement } from '../_services/comments/endorse.ts'
import { findCommentPlace } from '../_services/comments/find-place.ts'
import { reactToComment } from '../_services/comments/react.ts'
import { questionThreadAt, readThread } from '../_services/comments/read-thread.ts'
import { reportComment } from '../_services/comments/report.ts'
import { writeComment } from '../_services/comments/write.ts'

const PLACE = '/{at}/{id}/questions/{number}/comments' as const
const ONE = `${PLACE}/{comment}` as const
const threads = { ...forSignedIn, tags: ['Comments'] }
const thread = json(one(questionThread), 'The thread as it is now.')
const UNWRITABLE = ['not_found', 'too_early', 'exam_running', 'community_closed', 'comments_off', 'muted'] as const
const EARLY = 'The question is not answered yet, or what is right is not shown now'

const placeRoute = createRoute({
  ...threads,
  ...refuses('not_found', 'too_early', 'exam_running'),
  method: 'get',
  path: '/comments/{comment}/place',
  operationId: 'getCommentPlace',
  summary: 'Find where you can read a comment',
  description: 'The latest of your attempts or practice sessions that shows what is right about its question.',
  request: { params: commentId },
  responses: { ...problems, 409: problemJson(`${EARLY}.`), 200: json(one(commentPlace), 'Where its thread is.') },
})

const readRoute = createRoute({
  ...threads,
  ...refuses('not_found', 'too_early', 'exam_running'),
  method: 'get',
  path: PLACE,
  operationId: 'getQuestionThread',
  summary: 'Get what members say about a question',
  description:
    'Once you have answered the question and seen what is right. The thread is of the question, whatever asks it again.',
  request: { params: threadPath },
  responses: { ...problems, 409: problemJson(`${EARLY}.`), 200: thread },
})

const writeRoute = createRoute({
  ...threads,
  ...refuses(...UNWRITABLE),
  method: 'post',
  path: PLACE,
  operationId: 'writeComment',
  summary: 'Comment on a question',
  description: 'Plain text. Signs that nobody sees, or that turn other words around, are left out.',
  request: { params: threadPath, body: body(commentBody) },
  responses: {
    ...problems,
    409: problemJson(`${EARLY}, or nobody or you cannot write in this community now.`),
    201: thread,
  },
})

const editRoute = createRoute({
  ...threads,
  ...refuses(...UNWRITABLE, 'not_allowed', 'conflict'),
  method: 'patch',
  path: ONE,
  operationId: 'editComment',
  summary: 'Change the words of your comment',
  description: 'For 15 minutes. An endorsement goes, since it was of other words.',
  request: { params: commentPath, body: body(editCommentBody) },
  responses: { ...problems, 409: problemJson('Too late, or it was changed since this revision.'), 200: thread },
})

const changing = { ...threads, ...refuses(...UNWRITABLE, 'not_allowed') }
const refusedNow = { ...problems, 409: problemJson(`${EARLY}, or nobody or you cannot write in this community now.`) }

const deleteRoute = createRoute({
  ...changing,
  method: 'delete',
  path: ONE,
  operationId: 'deleteComment',
  summary: 'Delete your comment',
  description: 'For good, with its reactions.',
  request: { params: commentPath },
  responses: { ...refusedNow, 200: thread },
})

const reactRoute = createRoute({
  ...changing,
  method: 'put',
  path: `${ONE}/reactions`,
  operationId: 'reactToComment',
  summary: 'React to a comment',
  description: 'Your reactions, in place of those before. Others see only how many there are.',
  request: { params: commentPath, body: body(reactionsBody) },
  responses: { ...refusedNow, 200: thread },
})

const reportRoute = createRoute({
  ...changing,
  method: 'put',
  path: `${ONE}/report`,
  operationId: 'reportComment',
  summary: 'Report a comment',
  description:
    'Instructors and admins read who reports it, its author never. Three reports hide a comment until one of them decides. The thread tells you what came of it.',
  request: { params: commentPath, body: body(commentReportBody) },
  responses: { ...refusedNow, 200: thread },
})

const endorseRoute = createRoute({
  ...threads,
  ...refuses(...UNWRITABLE, 'not_allowed', 'conflict'),
  method: 'put',
  path: `${ONE}/endorsement`,
  operationId: 'endorseComment',
  summary: 'Endorse a comment',
  description: 'For instructors and admins: the comment is right, and stands first.',
  request: { params: commentPath, body: body(endorsementBody) },
  responses: { ...refusedNow, 200: thread },
})

const at = ({ comment, ...place }: CommentPath) => ({ at: questionThreadAt(place), comment })

/** What members say to each other about questions. */
export const createCommentRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(placeRoute, async (c) => c.json({ data: await findCommentPlace(context(c), c.req.valid('param')) }, 200))
    .openapi(readRoute, async (c) => {
      return c.json({ data: await readThread(context(c), questionThreadAt(c.req.valid('param'))) }, 200)
    })
    .openapi(writeRoute, async (c) => {
      const at = questionThreadAt(c.req.valid('param'))
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
    .openapi(endorseRoute, async (c) => {
      const data = await setEndorsement(context(c), { ...c.req.valid('json'), ...at(c.req.valid('param')) })
      return c.json({ data }, 200)
    })
}
