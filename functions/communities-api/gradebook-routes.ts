import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { assignedLearnerPath, learnerAssignmentsPath } from '../_contracts/assignments/assignments.ts'
import {
  categoryBody,
  gradebook,
  gradebookQuery,
  gradebookTableQuery,
  gradeBody,
  gradeCategory,
  gradeDetails,
  gradesImport,
  importGradesBody,
  learnerNoteBody,
  learnerNotePath,
  learnerNotes,
  withdrawGradeQuery,
} from '../_contracts/assignments/gradebook.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportGradebook } from '../_services/assignments/export-gradebook.ts'
import { importGrades } from '../_services/assignments/import-grades.ts'
import { deleteLearnerNote, listLearnerNotes, writeLearnerNote } from '../_services/assignments/learner-notes.ts'
import { readGradebook } from '../_services/assignments/read-gradebook.ts'
import { readGrade, setGradeByHand, withdrawGradeByHand } from '../_services/assignments/set-grade.ts'
import { weighCategory } from '../_services/assignments/weigh-category.ts'
import { textStream } from '../_http/text-stream.ts'

const ofGrades = { ...forSignedIn, tags: ['Gradebook'] }
const OVERTAKEN = problemJson('Somebody else set this grade since this revision.')

const readRoute = createRoute({
  ...ofGrades,
  method: 'get',
  path: '/{slug}/gradebook',
  operationId: 'getGradebook',
  summary: 'Get a page of the gradebook',
  description:
    'For instructors and admins: 50 students with their grades. The total is the weighted mean within categories, and of them; what is missing counts as zero, what is still open does not count.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: gradebookQuery },
  responses: { ...problems, 200: json(one(gradebook), 'One page.') },
})

const exportRoute = createRoute({
  ...ofGrades,
  method: 'get',
  path: '/{slug}/gradebook/export',
  operationId: 'exportGradebook',
  summary: 'Export the gradebook as CSV',
  description: 'For instructors and admins, with the filters of the list, all rows.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: gradebookTableQuery },
  responses: {
    ...problems,
    200: { description: 'RFC 4180, in UTF-8.', content: { 'text/csv': { schema: z.string() } } },
  },
})

const importRoute = createRoute({
  ...ofGrades,
  method: 'post',
  path: '/{slug}/gradebook/import',
  operationId: 'importGrades',
  summary: 'Set grades by hand from CSV',
  description:
    'For instructors and admins. Without `apply` it only says what would change. Lines are refused one by one.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: communityPath, body: body(importGradesBody) },
  responses: { ...problems, 409: OVERTAKEN, 200: json(one(gradesImport), 'What changed, or would change.') },
})

const weighRoute = createRoute({
  ...ofGrades,
  method: 'put',
  path: '/{slug}/gradebook/categories',
  operationId: 'weighGradeCategory',
  summary: 'Say what a category weighs in the total',
  description: 'For instructors and admins. It is made if it is new.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, body: body(categoryBody) },
  responses: { ...problems, 200: json(list(gradeCategory), 'All categories.') },
})

const gradeRoute = createRoute({
  ...ofGrades,
  method: 'get',
  path: '/{slug}/assignments/{assignment}/grades/{user}',
  operationId: 'getGrade',
  summary: 'Get the grade of a learner',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: assignedLearnerPath },
  responses: { ...problems, 200: json(one(gradeDetails), 'The grade.') },
})

const setRoute = createRoute({
  ...ofGrades,
  method: 'put',
  path: '/{slug}/assignments/{assignment}/grades/{user}',
  operationId: 'setGrade',
  summary: 'Set a grade by hand, or excuse a learner',
  description: 'For instructors and admins, never about themselves. The audit log has each with the one before.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: assignedLearnerPath, body: body(gradeBody) },
  responses: { ...problems, 409: OVERTAKEN, 200: json(one(gradeDetails), 'As it is now.') },
})

const withdrawRoute = createRoute({
  ...ofGrades,
  method: 'delete',
  path: '/{slug}/assignments/{assignment}/grades/{user}',
  operationId: 'withdrawGrade',
  summary: 'Withdraw a grade that was set by hand',
  description: 'For instructors and admins. What follows from what the learner did counts again.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: assignedLearnerPath, query: withdrawGradeQuery },
  responses: { ...problems, 409: OVERTAKEN, 200: json(one(gradeDetails), 'As it is now.') },
})

const notesRoute = createRoute({
  ...ofGrades,
  method: 'get',
  path: '/{slug}/members/{user}/notes',
  operationId: 'listLearnerNotes',
  summary: 'List what instructors noted about a learner',
  description: 'For instructors and admins. The learner finds them in the export of their data.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerAssignmentsPath },
  responses: { ...problems, 200: json(learnerNotes, 'The newest first.') },
})

const writeNoteRoute = createRoute({
  ...ofGrades,
  method: 'post',
  path: '/{slug}/members/{user}/notes',
  operationId: 'writeLearnerNote',
  summary: 'Note something about a learner',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerAssignmentsPath, body: body(learnerNoteBody) },
  responses: { ...problems, 201: json(learnerNotes, 'All notes, the newest first.') },
})

const deleteNoteRoute = createRoute({
  ...ofGrades,
  method: 'delete',
  path: '/{slug}/members/{user}/notes/{note}',
  operationId: 'deleteLearnerNote',
  summary: 'Delete a note of yours about a learner',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerNotePath },
  responses: { ...problems, 204: { description: 'It is gone.' } },
})

const WHOLE = { next: null }

export function createGradebookRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      return c.json(
        { data: await readGradebook(context(c), { ...c.req.valid('param'), ...c.req.valid('query') }) },
        200,
      )
    })
    .openapi(exportRoute, async (c) => {
      const { slug } = c.req.valid('param')
      const parts = await exportGradebook(context(c), { slug, ...c.req.valid('query') })
      return c.body(textStream(parts), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${slug}-gradebook.csv"`,
      })
    })
    .openapi(importRoute, async (c) => {
      return c.json({ data: await importGrades(context(c), { ...c.req.valid('param'), ...c.req.valid('json') }) }, 200)
    })
    .openapi(weighRoute, async (c) => {
      const data = await weighCategory(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data, page: WHOLE }, 200)
    })
    .openapi(gradeRoute, async (c) => c.json({ data: await readGrade(context(c), c.req.valid('param')) }, 200))
    .openapi(setRoute, async (c) => {
      return c.json(
        { data: await setGradeByHand(context(c), { ...c.req.valid('param'), ...c.req.valid('json') }) },
        200,
      )
    })
    .openapi(withdrawRoute, async (c) => {
      const data = await withdrawGradeByHand(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
    .openapi(notesRoute, async (c) => {
      return c.json({ data: await listLearnerNotes(context(c), c.req.valid('param')), page: WHOLE }, 200)
    })
    .openapi(writeNoteRoute, async (c) => {
      const data = await writeLearnerNote(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data, page: WHOLE }, 201)
    })
    .openapi(deleteNoteRoute, async (c) => {
      await deleteLearnerNote(context(c), c.req.valid('param'))
      return c.body(null, 204)
    })
}
