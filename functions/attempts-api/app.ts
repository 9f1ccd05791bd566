import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { listTests } from '../_services/tests/list.ts'
import { readTest } from '../_services/tests/read.ts'
import { listTestsRoute, readTestRoute } from './routes.ts'

export const createAttemptsApi = (deps: Dependencies) =>
  createFunctionApp('attempts-api', deps)
    .openapi(listTestsRoute, async (c) => {
      const data = await listTests(deps.db, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(readTestRoute, async (c) => {
      const data = await readTest(deps.db, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })

export type AttemptsApi = ReturnType<typeof createAttemptsApi>
