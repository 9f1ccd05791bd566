import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { noteBody, notePath, questionToNote } from '../_contracts/notes/notes.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { putQuestionNote } from '../_services/notes/put.ts'
import { readQuestionNote } from '../_services/notes/read.ts'

const notable = { ...forSignedIn, ...refuses('not_found', 'too_early'), tags: ['Notes'] }
const read = { method: 'get', request: { params: notePath } } as const
const put = { method: 'put', request: { params: notePath, body: body(noteBody) } } as const
const DESCRIPTION =
  'Once you have answered the question and seen what is right. It is kept for the question, whatever asks it again, and nobody else reads it.'
const answers = {
  ...problems,
  409: problemJson('The question is not answered yet, or what is right is not shown now.'),
  200: json(one(questionToNote), 'With what you keep of it.'),
}
const onAttempt = { path: '/attempts/{id}/questions/{number}/note' } as const
const onPractice = { path: '/practice/{id}/questions/{number}/note' } as const

const readOnAttemptRoute = createRoute({
  ...notable,
  ...onAttempt,
  ...read,
  operationId: 'getQuestionNote',
  summary: 'Get your note on a question of an attempt',
  description: DESCRIPTION,
  responses: answers,
})

const putOnAttemptRoute = createRoute({
  ...notable,
  ...onAttempt,
  ...put,
  operationId: 'putQuestionNote',
  summary: 'Flag a question of an attempt for good, or write a note on it',
  description: `${DESCRIPTION} Without a flag and a note, nothing is kept.`,
  responses: answers,
})

const readOnPracticeRoute = createRoute({
  ...notable,
  ...onPractice,
  ...read,
  operationId: 'getPracticeNote',
  summary: 'Get your note on a question of a practice session',
  description: DESCRIPTION,
  responses: answers,
})

const putOnPracticeRoute = createRoute({
  ...notable,
  ...onPractice,
  ...put,
  operationId: 'putPracticeNote',
  summary: 'Flag a question of a practice session for good, or write a note on it',
  description: `${DESCRIPTION} Without a flag and a note, nothing is kept.`,
  responses: answers,
})

/** What learners keep of questions for themselves. */
export const createNoteRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readOnAttemptRoute, async (c) => {
      const data = await readQuestionNote(context(c), { ...c.req.valid('param'), at: 'attempts' })
      return c.json({ data }, 200)
    })
    .openapi(putOnAttemptRoute, async (c) => {
      const place = { ...c.req.valid('param'), at: 'attempts' } as const
      const data = await putQuestionNote(context(c), { ...c.req.valid('json'), ...place })
      return c.json({ data }, 200)
    })
    .openapi(readOnPracticeRoute, async (c) => {
      const data = await readQuestionNote(context(c), { ...c.req.valid('param'), at: 'practice' })
      return c.json({ data }, 200)
    })
    .openapi(putOnPracticeRoute, async (c) => {
      const place = { ...c.req.valid('param'), at: 'practice' } as const
      const data = await putQuestionNote(context(c), { ...c.req.valid('json'), ...place })
      return c.json({ data }, 200)
    })
}
