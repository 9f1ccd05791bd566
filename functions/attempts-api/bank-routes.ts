import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { bankImport, exportQuery, importHeader, importQuery } from '../_contracts/tests/banks.ts'
import { testPath } from '../_contracts/tests/tests.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportBank } from '../_services/tests/export-bank.ts'
import { communityOfTest } from '../_services/tests/find-bank.ts'
import { importedTestId } from '../_services/tests/write-bank.ts'
import { importBank } from '../_services/tests/import-bank.ts'
import { ABOUT_EXPORT, ABOUT_IMPORT } from './about-banks.ts'

const file = { schema: z.string() }

const importRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Question banks'],
  path: '/tests/import',
  operationId: 'importTest',
  summary: 'Import a file of questions, as a new test or the next version of one',
  description: ABOUT_IMPORT,
  ...refuses(
    'already_exists',
    'conflict',
    'import_refused',
    'no_community',
    'not_allowed',
    'not_found',
    'not_utf8',
    'too_few_questions',
  ),
  request: {
    query: importQuery,
    headers: importHeader,
    // Any media type: the query says the format.
    body: { required: true, description: 'The file itself, in UTF-8.', content: { '*/*': file } },
  },
  responses: { ...problems, 200: json(oneOfCommunity(bankImport), 'The report on each question.') },
})

const exportRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Question banks'],
  path: '/tests/{id}/export',
  operationId: 'exportTest',
  summary: 'Export a question bank as a file',
  description: ABOUT_EXPORT,
  ...refuses('not_allowed', 'not_found', 'unsupported_export'),
  request: { params: testPath, query: exportQuery },
  responses: {
    ...problems,
    200: {
      description: 'The file.',
      content: {
        'application/json': { schema: z.looseObject({}) },
        'text/plain': file,
        'text/csv': file,
        'application/xml': file,
        'application/octet-stream': file,
      },
    },
  },
})

/** Question banks, for instructors and admins. */
export const createBankRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(importRoute, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const key = c.req.valid('header')['idempotency-key'] ?? crypto.randomUUID()
      const { community: named, ...query } = c.req.valid('query')
      const ofTest = query.test_id === undefined ? undefined : await communityOfTest(context(c), query.test_id)
      const write = { learner: c.var.claims.sub, idIn: importedTestId(c.var.claims, key) }
      const community = ofTest ?? (await choose(c, named, write))
      const data = await importBank(context(c), { bytes, query: { ...query, community }, key })
      return c.json({ community, data }, 200)
    })
    .openapi(exportRoute, async (c) => {
      const { text, filename, mediaType } = await exportBank(context(c), {
        ...c.req.valid('query'),
        ...c.req.valid('param'),
      })
      return c.body(text, 200, {
        'Content-Type': `${mediaType}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${filename}"`,
      })
    })
}
