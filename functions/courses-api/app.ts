import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { readContent } from '../_services/courses/read-content.ts'
import { enroll } from '../_services/courses/enroll.ts'
import { leaveCourse } from '../_services/courses/leave.ts'
import { listCourses } from '../_services/courses/list.ts'
import { readCourse } from '../_services/courses/read.ts'
import { listPrograms } from '../_services/courses/list-programs.ts'
import { readProgram } from '../_services/courses/read-program.ts'
import { createContentRoutes } from './content-routes.ts'
import { createCourseRoutes } from './course-routes.ts'
import { createProgramRoutes } from './program-routes.ts'
import { contentRoute, enrollRoute, leaveRoute, listRoute, programRoute, programsRoute, readRoute } from './routes.ts'

export const createCoursesApi = (deps: Dependencies) =>
  createFunctionApp('courses-api', deps)
    .openapi(listRoute, async (c) => {
      const data = await listCourses(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(readRoute, async (c) => {
      const data = await readCourse(deps, c.var.claims, c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(contentRoute, async (c) => {
      const data = await readContent(deps, c.var.claims, c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(programsRoute, async (c) => {
      const data = await listPrograms(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(programRoute, async (c) => {
      const data = await readProgram(deps, c.var.claims, c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(enrollRoute, async (c) => {
      const data = await enroll(deps.db, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(leaveRoute, async (c) => {
      await leaveCourse(deps.db, c.var.claims, c.req.valid('param').id)
      return c.body(null, 204)
    })
    .route('/', createCourseRoutes(deps))
    .route('/', createContentRoutes(deps))
    .route('/', createProgramRoutes(deps))

export type CoursesApi = ReturnType<typeof createCoursesApi>
