import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { draftPath, draftState } from '../_contracts/authoring/drafts.ts'
import { draftImportPath, draftImportQuery, draftIntake, pasteBody } from '../_contracts/authoring/intake.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { importIntoDraft, pasteQuestions, undoImport } from '../_services/authoring/take-in.ts'

const FOR_AUTHORS = 'For instructors and admins of the community.'
const KNOWN =
  'A question with the external id or the prompt of one that is there takes its place and keeps its lineage. One undo takes all of it back.'

const pasteRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/paste',
  operationId: 'pasteQuestions',
  summary: 'Add questions from a text, in any format that files come in',
  description: `${FOR_AUTHORS} Takes the questions that are right, and says of the others why they are not. ${KNOWN}`,
  ...refuses('draft_full', 'import_refused', 'media_off', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(pasteBody) },
  responses: { ...problems, 200: json(one(draftIntake), 'The report on each question.') },
})

const importRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Draft questions'],
  path: '/imports',
  operationId: 'importIntoDraft',
  summary: 'Add the questions of a file to the working copy of a test',
  description: `${FOR_AUTHORS} Takes the formats of \`/attempts-api/tests/import\`, up to 10 MiB. ${KNOWN}`,
  ...refuses('draft_full', 'import_refused', 'media_off', 'not_allowed', 'not_found', 'not_utf8'),
  request: {
    query: draftImportQuery,
    // Any media type: the query says the format, or the text does.
    body: { required: true, description: 'The file itself, in UTF-8.', content: { '*/*': { schema: z.string() } } },
  },
  responses: { ...problems, 200: json(one(draftIntake), 'The report on each question.') },
})

const undoImportRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/imports/{import}',
  operationId: 'undoImport',
  summary: 'Take a whole import back, whatever was changed since',
  description: `${FOR_AUTHORS} What it added goes, and what it wrote anew is as it was before. An undo brings it again.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftImportPath },
  responses: { ...problems, 200: json(one(draftState), 'Taken back.') },
})

/** Questions that come from elsewhere. */
export const createIntakeRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(pasteRoute, async (c) => {
      const data = await pasteQuestions(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(importRoute, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const data = await importIntoDraft(context(c), { ...c.req.valid('query'), bytes })
      return c.json({ data }, 200)
    })
    .openapi(undoImportRoute, async (c) => {
      const data = await undoImport(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
}
