import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createContentRoutes } from './content-routes.ts'
import { createCourseRoutes } from './course-routes.ts'
import { createLearnerRoutes } from './learner-routes.ts'
import { createProgramRoutes } from './program-routes.ts'

export const createCoursesApi = (deps: Dependencies) =>
  createFunctionApp('courses-api', deps, ABOUT)
    .route('/', createLearnerRoutes(deps))
    .route('/', createCourseRoutes(deps))
    .route('/', createContentRoutes(deps))
    .route('/', createProgramRoutes(deps))

export type CoursesApi = ReturnType<typeof createCoursesApi>
