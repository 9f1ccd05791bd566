import { createRoute } from '@hono/zod-openapi'
import { batch, batchQuery } from '../_contracts/batch.ts'
import { createBatch } from '../_http/batch.ts'
import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, problems } from '../_http/routes.ts'
import { ABOUT } from './about.ts'
import type { ReadableFunctions } from './readable-functions.ts'

/** Without the type of the body: what the parts answered is JSON already. */
const content = Object.fromEntries([['application/json', { schema: batch }]])

const batchRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Batch'],
  path: '/',
  operationId: 'getBatch',
  summary: 'Send several GET requests as one',
  description:
    'Each is answered as it would be by itself, in the order asked; one that fails leaves the others as they are. Event streams, files and other batches are not for a batch.',
  request: { query: batchQuery },
  responses: { ...problems, 200: { description: 'A status and a body for each address.', content } },
})

export function createBatchApi(deps: Dependencies, functions: ReadableFunctions) {
  const answer = createBatch(functions, deps)
  return createFunctionApp('batch-api', deps, ABOUT).openapi(batchRoute, async (c) => {
    const json = await answer({
      addresses: [c.req.valid('query').get].flat(),
      userId: c.get('claims').sub,
      authorization: c.req.header('Authorization') ?? '',
      requestId: c.get('requestId'),
    })
    return c.body(json, 200, { 'Content-Type': 'application/json' })
  })
}

export type BatchApi = ReturnType<typeof createBatchApi>
