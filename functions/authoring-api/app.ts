import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createCorrectionRoutes } from './correction-routes.ts'
import { createDraftRoutes } from './draft-routes.ts'
import { createIntakeRoutes } from './intake-routes.ts'
import { createMarkingRoutes } from './marking-routes.ts'
import { createQuestionRoutes } from './question-routes.ts'
import { createTestRoutes } from './test-routes.ts'

export const createAuthoringApi = (deps: Dependencies) =>
  createFunctionApp('authoring-api', deps, ABOUT)
    .route('/', createTestRoutes(deps))
    .route('/', createDraftRoutes(deps))
    .route('/', createQuestionRoutes(deps))
    .route('/', createIntakeRoutes(deps))
    .route('/', createCorrectionRoutes(deps))
    .route('/', createMarkingRoutes(deps))

export type AuthoringApi = ReturnType<typeof createAuthoringApi>
