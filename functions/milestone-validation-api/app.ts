import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createActionRoutes } from './action-routes.ts'
import { createGateRoutes } from './gate-routes.ts'
import { createLearnerRoutes } from './learner-routes.ts'
import { createReviewRoutes } from './review-routes.ts'
import { createAuthoringRoutes } from './authoring-routes.ts'

export const createMilestoneValidationApi = (deps: Dependencies) =>
  createFunctionApp('milestone-validation-api', deps, ABOUT)
    .route('/', createActionRoutes(deps))
    .route('/', createGateRoutes(deps))
    .route('/', createReviewRoutes(deps))
    .route('/', createAuthoringRoutes(deps))
    .route('/', createLearnerRoutes(deps))

export type MilestoneValidationApi = ReturnType<typeof createMilestoneValidationApi>
