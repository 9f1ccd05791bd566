import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createCuratingRoutes } from './curating-routes.ts'
import { createListRoutes } from './list-routes.ts'
import { createLearnerResourceRoutes } from './learner-routes.ts'

export const createResourcesApi = (deps: Dependencies) =>
  createFunctionApp('resources-api', deps, ABOUT)
    .route('/', createListRoutes(deps))
    .route('/', createLearnerResourceRoutes(deps))
    .route('/', createCuratingRoutes(deps))

export type ResourcesApi = ReturnType<typeof createResourcesApi>
