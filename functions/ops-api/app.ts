import { createFunctionApp } from '../_http/create-app.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { readFigures } from '../_services/ops/read-figures.ts'
import { readSeries } from '../_services/ops/read-series.ts'
import { readAccess } from '../_services/ops/require-operator.ts'
import { ABOUT } from './about.ts'
import { accessRoute, figuresRoute, seriesRoute } from './routes.ts'

export function createOpsApi(deps: Dependencies) {
  const context = contextOf(deps)
  return createFunctionApp('ops-api', deps, ABOUT)
    .openapi(accessRoute, async (c) => c.json({ data: await readAccess(context(c)) }, 200))
    .openapi(figuresRoute, async (c) => c.json({ data: await readFigures(context(c)) }, 200))
    .openapi(seriesRoute, async (c) => c.json({ data: await readSeries(context(c), c.req.valid('query')) }, 200))
}

export type OpsApi = ReturnType<typeof createOpsApi>
